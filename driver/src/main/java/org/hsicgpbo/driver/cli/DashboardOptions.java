package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.hsicgpbo.driver.dashboard.Dashboard;
import org.hsicgpbo.driver.store.StudyArchive;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The dashboard of a run. */
final class DashboardOptions {
  private static final String ANY_PORT = "";

  @Option(
      names = "--dashboard",
      arity = "0..1",
      fallbackValue = ANY_PORT,
      paramLabel = "PORT",
      description =
          "Show the studies of the storage in a browser while this runs (default port: 8080, or the next one that is free).")
  private @Nullable String dashboard;

  @Option(
      names = "--dashboard-host",
      paramLabel = "HOST",
      description = "Where it listens (default: 127.0.0.1, this machine alone).")
  private @Nullable String host;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "The file with the token that its readers must know.")
  private @Nullable Path tokenFile;

  /** A dashboard that runs, or none. */
  interface Shown extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Starts the dashboard, if one is asked for, and tells where it is. It must be closed after the
   * archive of the run: on some systems the locks of a process on a file end when it closes that
   * file once, and both have the file of drivers open.
   *
   * @throws BadInputException if it cannot be started
   */
  Shown start(Main main, PrintWriter err) {
    if (dashboard == null) {
      if (host != null || tokenFile != null) {
        throw new BadInputException(
            "--dashboard-host and --token-file are for a dashboard; --dashboard shows one.");
      }
      return () -> {};
    }
    DashboardStart.Wish wish =
        new DashboardStart.Wish(
            host == null ? "127.0.0.1" : host, port(dashboard), Optional.ofNullable(tokenFile));
    // What the storage makes wait is told by the run itself.
    StudyArchive archive = main.workshop().open(main.storage(), notice -> {});
    try {
      Dashboard running = DashboardStart.start(wish, main, archive);
      err.println("The dashboard is at " + running.address());
      err.flush();
      return () -> {
        running.close();
        archive.close();
      };
    } catch (RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  private static Optional<Integer> port(String text) {
    if (text.equals(ANY_PORT)) {
      return Optional.empty();
    }
    if (!text.matches("\\d{1,5}")) {
      throw new BadInputException(
          "--dashboard: found '%s'; it must be a port such as 8080, or nothing.".formatted(text));
    }
    return Optional.of(Integer.parseInt(text));
  }
}
