package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.hsicgpbo.driver.cli.ComparisonRun.Member;
import org.hsicgpbo.driver.compare.ComparedStudy;
import org.hsicgpbo.driver.compare.Comparison;
import org.hsicgpbo.driver.compare.report.ComparisonJson;
import org.hsicgpbo.driver.compare.report.ComparisonResult;
import org.hsicgpbo.driver.compare.report.ComparisonText;
import org.hsicgpbo.driver.finals.ModelShelf;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.studyfile.ComparisonFile;
import org.hsicgpbo.driver.studyfile.ComparisonReader;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.terminal.ComparisonProgress;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.model.Versions;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs strategies on equal budgets, or goes on with it where it stopped, and compares them. */
@Command(
    name = "compare",
    description =
        "Run several strategies on equal budgets from several seeds and compare what they find. What is stored goes on where it stopped.",
    footer = {
      "  hsic-gpbo compare configs/compare/bateman-quick.yaml",
      "  hsic-gpbo compare configs/compare/runge-quick.yaml --output results",
      "  hsic-gpbo compare my.yaml --workers 4 --storage my.db",
      "  hsic-gpbo compare my.yaml --quiet --format json > comparison.json"
    })
final class CompareCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Main main;
  @Spec private @Nullable CommandSpec spec;
  @Mixin private BackendOptions backend = new BackendOptions();
  @Mixin private PrintOptions print = new PrintOptions();

  @Parameters(paramLabel = "COMPARISON_FILE", description = "The comparison file (YAML).")
  private @Nullable Path comparisonFile;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Write comparison.html, .md, .tex, .csv and .json and curves.csv here.")
  private @Nullable Path output;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "How many studies run at the same time, each with one worker, instead of the comparison file's number.")
  private @Nullable Integer workers;

  @Option(
      names = "--now",
      description =
          "The first Ctrl-C stops running trainings too, instead of finishing them; they begin again next time.")
  private boolean now;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path path = Objects.requireNonNull(comparisonFile);
    ComparisonFile file = new ComparisonReader(main().workshop().problemCheck()).read(path);
    TrainingSite site =
        TrainingSite.choose(
            main().workshop(),
            backend.request(),
            file.runs().get(0).file(),
            workers == null ? file.workers().orElse(null) : workers);
    Optional<OutputFolder> folder = Optional.ofNullable(output).map(OutputFolder::prepare);
    try (StudyArchive archive = Storage.open(main());
        StudyLog log = StudyLog.begin(main().folders().logFile(file.name()), OutputFormat.text)) {
      log.info("Comparison %s from %s".formatted(file.name(), path));
      List<Member> members = new ComparisonStudies(main(), notes()).beginOrGoOn(file, archive);
      members.forEach(
          member ->
              main().folders().trialLogs().tidy(member.file().study(), member.stored().begun()));
      site.notes().forEach(log::info);
      site.notes().forEach(notes()::println);
      file.warnings().forEach(notes()::println);
      tellWhatIsCompared(file, members, site.file().workers());
      ComparisonProgress progress =
          print.quiet() ? ComparisonProgress.NONE : main().workshop().comparisonProgress(err());
      ComparisonRun run =
          new ComparisonRun(
              main().workshop(),
              main().modelPlace(),
              dataFolders(file),
              site.place(),
              progress,
              err(),
              Optional.ofNullable(site.file().limits().time()),
              (study, own) -> LiveReports.of(new TrainingSite(own, study, List.of()), archive));
      Optional<StopSignal> signal = train(run, members, site.file().workers(), progress);
      if (signal.isPresent()) {
        tellHowToGoOn(members);
        return signal.get().code();
      }
      report(result(path, file, members), folder);
      return codeOf(members, run);
    }
  }

  /** Trains; the signal that came before all was there. */
  private Optional<StopSignal> train(
      ComparisonRun run, List<Member> members, int sideBySide, ComparisonProgress progress)
      throws InterruptedException {
    Ending ending =
        new Ending(
            run::finish, run::describeRunning, run::stop, StudyRun.WHAT_BECOMES_OF_RUNNING_TRIALS);
    try (Interruption interruption = Interruption.ofProcess(now, err()).begin(ending);
        progress) {
      run.run(members, Math.min(sideBySide, members.size()));
      Optional<StopSignal> signal = interruption.signal();
      return signal.isPresent() && !isComplete(members) ? signal : Optional.empty();
    }
  }

  private boolean isComplete(List<Member> members) {
    return members.stream()
        .allMatch(
            member ->
                member.finished() >= member.file().trials()
                    && ModelShelf.of(member.file(), main().modelPlace())
                        .missing(history(member))
                        .isEmpty());
  }

  private void tellWhatIsCompared(ComparisonFile file, List<Member> members, int sideBySide) {
    int stored = members.stream().mapToInt(Member::finished).sum();
    notes()
        .printf(
            "Comparing %d strategies from %d seeds: %d studies of %d trials, %d at the same time, one worker each.%s%n",
            file.strategies().size(),
            file.seeds().size(),
            members.size(),
            file.trials(),
            Math.min(sideBySide, members.size()),
            stored == 0
                ? ""
                : " %d of %d trials are stored.".formatted(stored, members.size() * file.trials()));
    notes().flush();
  }

  private void tellHowToGoOn(List<Member> members) {
    err()
        .printf(
            "Stopped: %d of %d trials are stored. To go on: %s%n",
            members.stream().mapToInt(Member::finished).sum(),
            members.stream().mapToInt(member -> member.file().trials()).sum(),
            GivenCommand.of(Objects.requireNonNull(spec)));
    err().flush();
  }

  private ComparisonResult result(Path path, ComparisonFile file, List<Member> members)
      throws IOException {
    List<ComparedStudy> studies = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      TrialHistory history = history(member);
      studies.add(
          new ComparedStudy(
              file.runs().get(i).strategy(),
              member.file().seed(),
              member.file().study(),
              history,
              member.file().tradeOff(),
              ModelShelf.of(member.file(), main().modelPlace()).networks(history)));
    }
    Comparison comparison =
        new Comparison(
            file.name(),
            file.base().problem().type(),
            file.trials(),
            file.strategies(),
            file.seeds(),
            file.reference(),
            studies);
    return new ComparisonResult(
        comparison,
        Files.readString(path),
        file.settings(),
        members.stream().map(m -> m.stored().begun()).min(Instant::compareTo).orElseThrow(),
        Clock.systemUTC().instant(),
        ProgramVersion.number(),
        Versions.ofProcess());
  }

  private void report(ComparisonResult result, Optional<OutputFolder> folder) throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (folder.isPresent()) {
      ComparisonOutput.write(result, folder.get());
    }
    print.result(
        out,
        writer -> {
          ComparisonText.write(result, writer);
          folder.ifPresent(
              f -> writer.printf("%nWritten to %s: %s%n", f.path(), ComparisonOutput.NAMES));
        },
        writer -> Writing.unchecked(() -> ComparisonJson.write(result, writer)));
  }

  /** A comparison in which a study has no network at all has failed. */
  private int codeOf(List<Member> members, ComparisonRun run) {
    Set<String> empty = new LinkedHashSet<>();
    for (Member member : members) {
      if (history(member).best().isEmpty()) {
        empty.add(member.file().study());
      }
    }
    if (!empty.isEmpty()) {
      err()
          .printf(
              "hsic-gpbo: all trials of %s failed. 'hsic-gpbo show STUDY --trials' tells how.%n",
              String.join(", ", empty));
    }
    return empty.isEmpty() && run.finalsAreComplete() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static TrialHistory history(Member member) {
    StudyFile file = member.file();
    return new TrialHistory(file.space(), member.stored().trials().finished());
  }

  /** Relative paths are seen from the folder of the study file, in which they stand. */
  private DataFolders dataFolders(ComparisonFile file) {
    return main().dataFolders(Objects.requireNonNull(file.basePath().toAbsolutePath().getParent()));
  }

  private PrintWriter notes() {
    return print.notes(err());
  }

  private Main main() {
    return Objects.requireNonNull(main);
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
