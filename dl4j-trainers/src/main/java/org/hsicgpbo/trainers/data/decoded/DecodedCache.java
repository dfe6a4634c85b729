package org.hsicgpbo.trainers.data.decoded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.trainers.data.Checksums;
import org.hsicgpbo.trainers.data.DataProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decoded files in a folder that may be deleted at any time. A file is written under another name
 * and then moved, so that workers that start together never map half of one; a damaged one is
 * decoded anew. Where the folder cannot be written, a file of the system's temporary folder takes
 * its place and is gone when the process ends.
 */
public final class DecodedCache {
  private static final Logger LOG = LoggerFactory.getLogger(DecodedCache.class);

  private final Path directory;

  /** A cache in the directory, which is made when the first data are stored. */
  public DecodedCache(Path directory) {
    this.directory = directory;
  }

  /**
   * The decoded sources.
   *
   * @param name for people who look into the folder
   * @param sources the files that are decoded; their paths, sizes and times tell whether they have
   *     changed
   * @param settings whatever else shapes the result
   * @param decoder decodes them if they are not here yet
   * @throws IllegalArgumentException if the sources are wrong or cannot be read
   */
  public DecodedSet get(String name, List<Path> sources, String settings, Decoder decoder) {
    Path file = directory.resolve(name + "-" + fingerprint(sources, settings) + ".decoded");
    return mapped(file).orElseGet(() -> decode(file, sources, decoder));
  }

  private static Optional<DecodedSet> mapped(Path file) {
    try {
      return Optional.of(DecodedFile.map(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn("{} cannot be used ({}); it is decoded anew.", file, e.getMessage());
      return Optional.empty();
    }
  }

  private DecodedSet decode(Path file, List<Path> sources, Decoder decoder) {
    String sha256 = checksum(sources);
    try {
      Optional<Path> temporary = temporary();
      if (temporary.isEmpty()) {
        return decodeElsewhere(decoder, sha256);
      }
      try {
        DecodedFile.write(temporary.get(), decoder, sha256);
        Files.move(
            temporary.get(),
            file,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary.get());
      }
      return DecodedFile.map(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The decoded data cannot be kept in %s: %s. XDG_CACHE_HOME names another place for the cache."
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  private static String checksum(List<Path> sources) {
    try {
      return Checksums.sha256(sources);
    } catch (IOException e) {
      throw DataProblem.unreadable(sources.get(0), e);
    }
  }

  /** A new file beside the one that is wanted; empty if the folder cannot be written. */
  private Optional<Path> temporary() {
    try {
      Files.createDirectories(directory);
      return Optional.of(Files.createTempFile(directory, "decoding", ".tmp"));
    } catch (IOException e) {
      LOG.warn(
          "Decoded data cannot be kept in {} ({}); every worker decodes them anew.",
          directory,
          e.getMessage());
      return Optional.empty();
    }
  }

  private static DecodedSet decodeElsewhere(Decoder decoder, String sha256) throws IOException {
    Path temporary = Files.createTempFile("hsic-gpbo", ".decoded");
    // Where a mapped file cannot be deleted, it goes with the process.
    temporary.toFile().deleteOnExit();
    DecodedFile.write(temporary, decoder, sha256);
    return DecodedFile.map(temporary);
  }

  private static String fingerprint(List<Path> sources, String settings) {
    List<String> parts = new ArrayList<>();
    parts.add(settings);
    for (Path source : sources) {
      try {
        parts.add(source.toAbsolutePath().toString());
        parts.add(Long.toString(Files.size(source)));
        parts.add(Files.getLastModifiedTime(source).toString());
      } catch (IOException e) {
        throw DataProblem.unreadable(source, e);
      }
    }
    return Checksums.sha256OfTexts(parts).substring(0, 20);
  }
}
