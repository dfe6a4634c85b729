package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.terminal.OverviewPanel;
import org.hsicgpbo.driver.terminal.PanelView;
import org.hsicgpbo.driver.view.StudyOverview;
import org.hsicgpbo.driver.view.StudyReader;
import org.hsicgpbo.driver.view.StudyState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Watches a study that another process runs. */
@Command(
    name = "watch",
    description =
        "Watch a study that runs in another terminal or on another machine, until it ends. Ctrl-C ends the watching, not the study.",
    footer = {
      "  hsic-gpbo watch bateman-quickstart",
      "  hsic-gpbo watch bateman-quickstart --once",
      "  hsic-gpbo watch mine --storage postgresql://ann@db.example.org/tuning"
    })
final class WatchCommand implements Callable<Integer> {
  /** What runs is told every two seconds. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  @ParentCommand private @Nullable Main main;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "STUDY", description = "The name of a stored study.")
  private @Nullable String study;

  @Option(names = "--once", description = "Print what there is to see now, and end.")
  private boolean once;

  @Override
  public Integer call() throws InterruptedException {
    Main program = Objects.requireNonNull(main);
    Clock clock = Clock.system(ZoneId.systemDefault());
    try (StudyArchive archive = Storage.openExisting(program)) {
      Storage.fileOf(Storage.find(archive, Objects.requireNonNull(study), program.storage()));
      StudyReader reader = new StudyReader(archive, Objects.requireNonNull(study), clock);
      if (once) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(program.workshop().text(OverviewPanel.of(look(reader), clock.instant())));
        out.flush();
        return ExitCode.OK;
      }
      try (PanelView view = program.workshop().panels(err())) {
        StudyOverview overview = look(reader);
        view.show(OverviewPanel.of(overview, clock.instant()));
        while (isRunning(overview)) {
          Thread.sleep(PAUSE.toMillis());
          overview = look(reader);
          view.show(OverviewPanel.of(overview, clock.instant()));
        }
      }
      return ExitCode.OK;
    }
  }

  private static boolean isRunning(StudyOverview overview) {
    return overview.state() == StudyState.RUNNING || overview.state() == StudyState.FAILING;
  }

  private StudyOverview look(StudyReader reader) {
    return reader
        .read()
        .orElseThrow(
            () -> new BadInputException("The study (%s) is no longer there.".formatted(study)))
        .overview();
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
