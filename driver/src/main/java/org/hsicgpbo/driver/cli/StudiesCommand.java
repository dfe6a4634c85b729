package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.hsicgpbo.driver.report.Figures;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the stored studies. */
@Command(
    name = "studies",
    description = "List the stored studies.",
    subcommands = StudiesCopyCommand.class,
    footer = {
      "  hsic-gpbo studies",
      "  hsic-gpbo studies --storage my.db",
      "  hsic-gpbo studies copy my.db backup.db"
    })
final class StudiesCommand implements Callable<Integer> {
  private static final DateTimeFormatter BEGUN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final int NAME_WIDTH = 32;

  @ParentCommand private @Nullable Main main;
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Main program = program();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (StudyArchive archive = Storage.openExisting(program)) {
      List<StoredStudy> studies = archive.studies();
      if (studies.isEmpty()) {
        out.println("There are no studies in " + program.storage() + ".");
      } else {
        out.print(table(studies));
      }
      out.flush();
      return ExitCode.OK;
    }
  }

  /** The program. */
  Main program() {
    return Objects.requireNonNull(main);
  }

  private static TextTable table(List<StoredStudy> studies) {
    TextTable table =
        TextTable.forColumns(
            picocli.CommandLine.Help.defaultColorScheme(Ansi.OFF),
            new Column(NAME_WIDTH, 0, Column.Overflow.WRAP),
            new Column(10, 1, Column.Overflow.SPAN),
            new Column(11, 1, Column.Overflow.SPAN),
            new Column(12, 1, Column.Overflow.SPAN),
            new Column(14, 1, Column.Overflow.SPAN),
            new Column(17, 1, Column.Overflow.SPAN));
    table.addRowValues("study", "problem", "strategy", "trials", "best error", "begun");
    for (StoredStudy study : studies) {
      table.addRowValues(row(study));
    }
    return table;
  }

  /** One study that this version cannot read must not hide the others. */
  private static String[] row(StoredStudy study) {
    String begun = BEGUN.format(study.begun().atZone(ZoneId.systemDefault()));
    StudyFile file;
    try {
      file = Storage.fileOf(study);
    } catch (BadInputException e) {
      return new String[] {study.name(), "unreadable", "-", "-", "-", begun};
    }
    TrialHistory history = new TrialHistory(file.space(), study.trials().finished());
    return new String[] {
      study.name(),
      file.problem().type(),
      file.strategy().type(),
      history.size() + " of " + file.trials(),
      history.best().map(StudiesCommand::error).orElse("-"),
      begun
    };
  }

  private static String error(FinishedTrial trial) {
    return Figures.number(trial.errorOrWorst());
  }
}
