package org.hsicgpbo.driver.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.driver.logs.TrialLogs;
import org.hsicgpbo.trainers.data.DataFolders;

/**
 * Where the program keeps its files: the XDG Base Directory Specification, on macOS too.
 *
 * @param data studies
 * @param state logs
 * @param cache what can be made again, such as data of problems
 * @param sharedData a folder of data sets that the user has named, if so
 */
public record ApplicationFolders(Path data, Path state, Path cache, Optional<Path> sharedData) {
  private static final String NAME = "hsic-gpbo";

  /**
   * The folders of a user.
   *
   * @param environment XDG_DATA_HOME, XDG_STATE_HOME and XDG_CACHE_HOME are heeded if they are
   *     absolute; HSIC_GPBO_DATA
   * @param home the user's home folder
   */
  public static ApplicationFolders of(Map<String, String> environment, Path home) {
    return new ApplicationFolders(
        folder(environment.getOrDefault("XDG_DATA_HOME", ""), home.resolve(".local/share")),
        folder(environment.getOrDefault("XDG_STATE_HOME", ""), home.resolve(".local/state")),
        folder(environment.getOrDefault("XDG_CACHE_HOME", ""), home.resolve(".cache")),
        Optional.ofNullable(environment.get(DataFolders.VARIABLE))
            .filter(named -> !named.isEmpty())
            .map(Path::of));
  }

  /** The database of studies where {@code --storage} does not name another. */
  public Path storage() {
    return data.resolve("studies.db");
  }

  /** What trials print. */
  public TrialLogs trialLogs() {
    return new TrialLogs(state.resolve("logs"));
  }

  /** The log of a study. */
  public Path logFile(String study) {
    return state.resolve("logs").resolve(study + ".log");
  }

  /**
   * Where data sets are looked for.
   *
   * @param asked the folder that the command line names, if it does
   * @param study folder of the study file
   */
  public DataFolders dataFolders(Optional<Path> asked, Path study) {
    return DataFolders.of(asked, sharedData, cache, study);
  }

  private static Path folder(String given, Path otherwise) {
    boolean usable = !given.isEmpty() && Path.of(given).isAbsolute();
    return (usable ? Path.of(given) : otherwise).resolve(NAME);
  }
}
