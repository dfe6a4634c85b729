package org.hsicgpbo.trainers.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where data are looked for, and where what was computed or decoded is kept.
 *
 * @param searched folders that may hold published sets, the first one first
 * @param cache what can be made again
 * @param study folder of the study file, from which relative paths in it are seen
 */
public record DataFolders(List<Path> searched, Path cache, Path study) {
  /** The environment variable that names one folder of data. */
  public static final String VARIABLE = "HSIC_GPBO_DATA";

  /** Copies the list. */
  public DataFolders {
    searched = List.copyOf(searched);
    if (searched.isEmpty()) {
      throw new IllegalArgumentException("There must be at least one folder to look for data in.");
    }
  }

  /**
   * The folders in the order of precedence: the one asked for, the one of the environment, {@code
   * data} in the cache.
   *
   * @param asked what the command line names, if it does
   * @param named what the environment names, if it does
   */
  public static DataFolders of(Optional<Path> asked, Optional<Path> named, Path cache, Path study) {
    List<Path> searched = new ArrayList<>();
    asked.ifPresent(searched::add);
    named.ifPresent(searched::add);
    searched.add(cache.resolve("data"));
    return new DataFolders(
        searched.stream().map(Path::toAbsolutePath).map(Path::normalize).distinct().toList(),
        cache.toAbsolutePath(),
        study.toAbsolutePath());
  }

  /** Everything in one folder. */
  public static DataFolders at(Path folder) {
    return of(Optional.of(folder), Optional.empty(), folder, folder);
  }

  /** A file or folder that a study file names. */
  public Path named(String path) {
    return study.resolve(path).normalize();
  }

  /** Where data that are fetched shall lie. */
  public Path home() {
    return searched.get(0);
  }
}
