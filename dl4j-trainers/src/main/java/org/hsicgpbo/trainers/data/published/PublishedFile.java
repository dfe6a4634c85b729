package org.hsicgpbo.trainers.data.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.trainers.data.Checksums;

/**
 * A file of a published set.
 *
 * @param name as it is published
 * @param others names under which it may also lie, such as without compression
 * @param md5 that is published, in hexadecimal
 */
public record PublishedFile(String name, List<String> others, String md5) {
  /** Copies the list. */
  public PublishedFile {
    others = List.copyOf(others);
  }

  /** The file in a folder, under any of its names. */
  public Optional<Path> in(Path folder) {
    Path published = folder.resolve(name);
    if (Files.isRegularFile(published)) {
      return Optional.of(published);
    }
    return others.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  /** Whether a file can be compared with the checksum, because it has the published name. */
  public boolean isComparable(Path file) {
    return file.endsWith(name);
  }

  /** Whether the checksum of a file is the published one. */
  public boolean matches(Path file) throws IOException {
    return Checksums.md5(file).equals(md5);
  }
}
