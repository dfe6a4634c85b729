package org.hsicgpbo.driver.download;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.hsicgpbo.trainers.data.published.PublishedFile;
import org.hsicgpbo.trainers.data.published.PublishedSet;
import org.hsicgpbo.trainers.data.published.PublishedSet.Fetch;

/** Fetches a published set into a folder of data. */
public final class SetFetcher {
  /** A connection that brings nothing for so long is given up. */
  public static final Duration USUAL_STALL_LIMIT = Duration.ofSeconds(60);

  private final Download download;

  /** A fetcher that tells how it goes on. */
  public SetFetcher(DownloadProgress progress, Duration stallLimit) {
    download = new Download(stallLimit, progress);
  }

  /**
   * Fetches what is missing or damaged.
   *
   * @param home the folder of data, in which the set gets its own
   * @return the set's folder
   * @throws DownloadException if it cannot be fetched or written
   */
  public Path fetch(PublishedSet set, Path home) throws InterruptedException {
    Path folder = home.resolve(set.folder());
    try {
      Files.createDirectories(folder);
      List<PublishedFile> missing =
          set.files().stream().filter(file -> !isWhole(file, folder)).toList();
      if (missing.isEmpty()) {
        return folder;
      }
      if (set.fetch() instanceof Fetch.Single single) {
        for (PublishedFile file : missing) {
          List<URI> mirrors =
              single.mirrors().stream().map(base -> base.resolve(file.name())).toList();
          download.fetch(mirrors, file.md5(), folder.resolve(file.name()));
        }
      } else if (set.fetch() instanceof Fetch.Archive archive) {
        Path packed = home.resolve(archive.archive().name());
        if (!isWhole(archive.archive(), home)) {
          download.fetch(archive.mirrors(), archive.archive().md5(), packed);
        }
        unpack(packed, set, folder);
        Files.deleteIfExists(packed);
      }
      return folder;
    } catch (IOException e) {
      throw WriteProblem.of(folder, e);
    }
  }

  private static boolean isWhole(PublishedFile file, Path folder) {
    Path path = folder.resolve(file.name());
    try {
      return Files.isRegularFile(path) && file.matches(path);
    } catch (IOException e) {
      return false;
    }
  }

  /** Takes the files of the set out of the archive and nothing else, whatever paths it names. */
  private static void unpack(Path archive, PublishedSet set, Path folder) throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new BufferedInputStream(new GZIPInputStream(file)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Optional<PublishedFile> wanted = wanted(entry, set);
        if (wanted.isPresent()) {
          Path part = folder.resolve(wanted.get().name() + ".part");
          Files.copy(tar, part, StandardCopyOption.REPLACE_EXISTING);
          requireMatch(wanted.get(), part);
          Files.move(
              part,
              folder.resolve(wanted.get().name()),
              StandardCopyOption.ATOMIC_MOVE,
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    for (PublishedFile file : set.files()) {
      if (!isWhole(file, folder)) {
        throw new DownloadException(
            "The archive %s does not hold %s.".formatted(archive.getFileName(), file.name()));
      }
    }
  }

  private static Optional<PublishedFile> wanted(TarArchiveEntry entry, PublishedSet set) {
    return set.files().stream()
        .filter(file -> entry.isFile() && entry.getName().endsWith("/" + file.name()))
        .findFirst();
  }

  private static void requireMatch(PublishedFile file, Path part) throws IOException {
    if (!file.matches(part)) {
      Files.deleteIfExists(part);
      throw new DownloadException(
          "The checksum (MD5) of %s in the archive is not the published one."
              .formatted(file.name()));
    }
  }
}
