package org.hsicgpbo.driver.browser;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.hsicgpbo.driver.dashboard.Dashboard;
import org.hsicgpbo.driver.dashboard.DashboardSettings;
import org.hsicgpbo.driver.dashboard.Sources;
import org.hsicgpbo.driver.logs.TrialLogs;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.sqlite.SqliteArchive;

/** A storage in a folder and a real dashboard of it, which can be ended and started again. */
final class Night implements AutoCloseable {
  private final Path folder;
  private final StudyArchive archive;
  private Dashboard dashboard;
  private final int port;

  Night(Path folder) {
    this.folder = folder;
    archive = SqliteArchive.open(database(), Clock.systemUTC(), notice -> {});
    dashboard = start(0);
    port = dashboard.port();
  }

  private Dashboard start(int port) {
    return Dashboard.start(
        new DashboardSettings("127.0.0.1", port, 0, Optional.empty()),
        new Sources(
            archive,
            new TrialLogs(logs()),
            (file, history) -> history.ofStage("warm-up"),
            Clock.systemUTC()));
  }

  /** The storage, for those who write to it while somebody looks. */
  StudyArchive archive() {
    return archive;
  }

  /** The file of the storage. */
  Path database() {
    return folder.resolve("studies.db");
  }

  /** Where logs of trials lie, a folder for each study. */
  Path logs() {
    return folder.resolve("logs");
  }

  /** Where the dashboard is. */
  String address() {
    return "http://127.0.0.1:%d/".formatted(port);
  }

  /** Ends the dashboard; the storage stays open. */
  void endServer() {
    dashboard.close();
  }

  /** Starts it again at the same address. */
  void startServer() {
    dashboard = start(port);
  }

  @Override
  public void close() {
    dashboard.close();
    archive.close();
  }
}
