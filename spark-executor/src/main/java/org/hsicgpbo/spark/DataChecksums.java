package org.hsicgpbo.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hsicgpbo.trainers.data.Checksums;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.problem.Problems;

/**
 * Makes sure that all machines train on the same data: SHA-256 of each file that a problem reads.
 */
final class DataChecksums {
  private DataChecksums() {}

  /**
   * The checksums of the files of a problem, by names that are the same on every machine; empty for
   * problems that compute their data. Folders of images are not compared.
   */
  static SortedMap<String, String> of(Map<String, Object> problem, DataFolders folders) {
    SortedMap<String, String> checksums = new TreeMap<>();
    Problems.files(problem, folders).forEach((name, file) -> checksums.put(name, checksum(file)));
    return checksums;
  }

  /**
   * Compares.
   *
   * @param expected those of the program
   * @throws NodeProblemException if a file is missing, cannot be read or is another one
   */
  static void require(
      SortedMap<String, String> expected, Map<String, Object> problem, DataFolders folders) {
    SortedMap<String, Path> files;
    Map<String, String> found;
    try {
      files = Problems.files(problem, folders);
      found = of(problem, folders);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new NodeProblemException(
          "%s Data must lie on storage that all machines of the cluster mount at the same path (--data DIR), or be brought by --executor-option spark.archives=FILE.zip#data."
              .formatted(e.getMessage()));
    }
    expected.forEach(
        (name, checksum) -> {
          if (!checksum.equals(found.get(name))) {
            throw new NodeProblemException(
                "the file %s (%s) is not the one that the study was started with: its SHA-256 is %s instead of %s. Copy it again, or name another --data."
                    .formatted(files.get(name), name, found.get(name), checksum));
          }
        });
  }

  private static String checksum(Path file) {
    try {
      return Checksums.sha256(List.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
