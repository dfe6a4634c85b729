package org.hsicgpbo.driver.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The logs of trials, by study and number, on the machine that trains them.
 *
 * @param folder that of all logs; each study has one of its name in it
 */
public record TrialLogs(Path folder) {
  /** Bytes of one log, not counting the end of a flood. */
  private static final long LARGEST = 1 << 20;

  /** Bytes of all logs of a study after which the oldest are removed when it is run again. */
  private static final long LARGEST_STUDY = 512L << 20;

  private static final String NAMES = "trial-*.log";

  /**
   * The end of a log.
   *
   * @param text as UTF-8 as far as it is, from the begin of a line on
   * @param isTruncated whether there is more before it
   */
  public record Tail(String text, boolean isTruncated) {}

  private record Known(Path file, long bytes, Instant modified) {}

  /** The folder of a study's logs. */
  public Path folder(String study) {
    return folder.resolve(study);
  }

  /** The log in such a folder of a trial that is about to begin. */
  public static CappedLog open(Path studyFolder, int number) {
    return new CappedLog(file(studyFolder, number), LARGEST);
  }

  private static Path file(Path studyFolder, int number) {
    return studyFolder.resolve("trial-%d.log".formatted(number));
  }

  /**
   * The end of what a trial has printed, while it runs or later.
   *
   * @param study any text; one that is no plain name has no logs
   * @param lastBytes how much of it at most
   * @return empty if it has printed nothing, was trained on another machine, or its log was removed
   * @throws UncheckedIOException if the file cannot be read
   */
  public Optional<Tail> read(String study, int number, int lastBytes) {
    if (!study.matches("[\\p{Alnum}][\\p{Alnum}._-]*")) {
      return Optional.empty();
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file(folder(study), number))) {
      long begin = Math.max(0, channel.size() - lastBytes);
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size() - begin));
      channel.position(begin);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      return Optional.of(new Tail(begin > 0 ? fromLine(text) : text, begin > 0));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From the first whole line on; a line longer than all of it from its middle. */
  private static String fromLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 || end == text.length() - 1 ? text : text.substring(end + 1);
  }

  /**
   * Removes what nobody needs: logs of an earlier study of the same name, and the oldest ones if
   * all together are too large.
   *
   * @param begun when the study began
   */
  public void tidy(String study, Instant begun) {
    try {
      long bytes = 0;
      for (Known known : newestFirst(folder(study))) {
        bytes += known.bytes();
        if (known.modified().isBefore(begun) || bytes > LARGEST_STUDY) {
          Files.deleteIfExists(known.file());
        }
      }
    } catch (IOException e) {
      // What cannot be removed stays; the study needs none of it.
    }
  }

  private static List<Known> newestFirst(Path studyFolder) throws IOException {
    List<Known> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(studyFolder, NAMES)) {
      for (Path file : files) {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        all.add(new Known(file, attributes.size(), attributes.lastModifiedTime().toInstant()));
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    all.sort(Comparator.comparing(Known::modified).reversed());
    return all;
  }
}
