package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.terminal.OverviewPanel;
import org.hsicgpbo.driver.view.StudyOverview;
import org.hsicgpbo.driver.view.StudyReader;
import org.hsicgpbo.driver.view.ViewJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says how a stored study does. */
@Command(
    name = "status",
    description =
        "Say how a study does: whether it runs, how far it is, what it has found, what failed.",
    footer = {
      "  hsic-gpbo status bateman-quickstart",
      "  hsic-gpbo status bateman-quickstart --format json"
    })
final class StatusCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Main main;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "STUDY", description = "The name of a stored study.")
  private @Nullable String study;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "For a person or for a program (default: ${DEFAULT-VALUE}).")
  private OutputFormat format = OutputFormat.text;

  @Override
  public Integer call() {
    Main program = Objects.requireNonNull(main);
    String name = Objects.requireNonNull(study);
    Clock clock = Clock.system(ZoneId.systemDefault());
    try (StudyArchive archive = Storage.openExisting(program)) {
      Storage.fileOf(Storage.find(archive, name, program.storage()));
      StudyOverview overview =
          new StudyReader(archive, name, clock).read().orElseThrow().overview();
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      if (format == OutputFormat.json) {
        out.println(new String(ViewJson.bytes(overview), StandardCharsets.UTF_8));
      } else {
        out.printf("%s is %s.%n", name, overview.state().label());
        out.print(program.workshop().text(OverviewPanel.of(overview, clock.instant())));
      }
      out.flush();
      return ExitCode.OK;
    }
  }
}
