package org.hsicgpbo.driver.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Programs as the system finds them. */
final class Programs {
  private Programs() {}

  /** Where on the PATH that program is; empty if it is not there. */
  static Optional<Path> onPath(String name) {
    return candidates(name).filter(Programs::isExecutable).findFirst();
  }

  /**
   * Makes sure that there is such a program before another one is asked to start it.
   *
   * @param name with a slash, a path; else looked for on the PATH
   * @param directory from where a relative path is seen; null for the folder of this process
   * @throws IOException with the words of the system, if there is none
   */
  static void require(String name, @Nullable Path directory) throws IOException {
    List<Path> places =
        name.contains("/")
            ? List.of(directory == null ? Path.of(name) : directory.resolve(name))
            : candidates(name).toList();
    if (places.stream().noneMatch(Programs::isExecutable)) {
      throw new IOException(
          places.stream().anyMatch(Files::exists)
              ? "Permission denied"
              : "No such file or directory");
    }
  }

  private static Stream<Path> candidates(String name) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .map(Path::of)
        .map(p -> p.resolve(name));
  }

  private static boolean isExecutable(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
