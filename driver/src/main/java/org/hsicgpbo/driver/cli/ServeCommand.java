package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.hsicgpbo.driver.dashboard.Dashboard;
import org.hsicgpbo.driver.dashboard.DashboardSettings;
import org.hsicgpbo.driver.store.StudyArchive;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows the stored studies in a browser. */
@Command(
    name = "serve",
    description =
        "Show the stored studies in a browser, live, until Ctrl-C. Whatever runs them need not know of it.",
    footer = {
      "  hsic-gpbo serve",
      "  hsic-gpbo serve --port 9000 --storage my.db",
      "  hsic-gpbo serve --host 0.0.0.0 --token-file ~/.hsic-gpbo-token"
    })
final class ServeCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Main main;
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port (default: 8080, or the next one that is free; 0 for any).")
  private @Nullable Integer port;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = DashboardSettings.HOST,
      description =
          "Where to listen (default: ${DEFAULT-VALUE}, this machine alone). Elsewhere a token is asked for; one is made if there is none.")
  private String host = DashboardSettings.HOST;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "The file with the token that readers must know (default: HSIC_GPBO_TOKEN of the environment).")
  private @Nullable Path tokenFile;

  @Override
  public Integer call() throws InterruptedException {
    Main program = Objects.requireNonNull(main);
    DashboardStart.Wish wish =
        new DashboardStart.Wish(host, Optional.ofNullable(port), Optional.ofNullable(tokenFile));
    // A storage that is missing is made: studies appear on the page as they are begun.
    try (StudyArchive archive = Storage.open(program);
        Dashboard dashboard = DashboardStart.start(wish, program, archive)) {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.printf(
          "The studies in %s are at %s%nCtrl-C ends this.%n",
          program.storage(), dashboard.address());
      out.flush();
      // Ctrl-C ends the process, and nothing has to be put in order.
      new CountDownLatch(1).await();
      return ExitCode.OK;
    }
  }
}
