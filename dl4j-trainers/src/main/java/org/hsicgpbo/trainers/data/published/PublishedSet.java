package org.hsicgpbo.trainers.data.published;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.trainers.data.DataFolders;

/**
 * A published data set.
 *
 * @param name in study files and commands
 * @param folder name of its folder among the data
 * @param files all of them
 * @param fetch where it is fetched from
 * @param source who made it, and under which terms
 */
public record PublishedSet(
    String name, String folder, List<PublishedFile> files, Fetch fetch, String source) {
  /** Copies the list. */
  public PublishedSet {
    files = List.copyOf(files);
  }

  /** Where a set is fetched from. */
  public sealed interface Fetch {
    /**
     * The files one by one.
     *
     * @param mirrors addresses to which the name of a file is added; the first that answers is used
     */
    record Single(List<URI> mirrors) implements Fetch {
      /** Copies the list. */
      public Single {
        mirrors = List.copyOf(mirrors);
      }
    }

    /**
     * One archive (tar, compressed by gzip) that holds the folder.
     *
     * @param archive as it is published; the first of its addresses that answers is used
     * @param mirrors whole addresses
     */
    record Archive(PublishedFile archive, List<URI> mirrors) implements Fetch {
      /** Copies the list. */
      public Archive {
        mirrors = List.copyOf(mirrors);
      }
    }
  }

  /** The folder that holds all files: one of those searched, or the set's folder in it. */
  public Optional<Path> find(DataFolders folders) {
    return candidates(folders).stream().filter(this::isIn).findFirst();
  }

  /**
   * The folder that holds all files.
   *
   * @throws IllegalArgumentException if there is none, naming the folders and what to do
   */
  public Path require(DataFolders folders) {
    return find(folders)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The data of %s were not found. Looked for a folder %s with %s in %s. To fetch them: ./hsic-gpbo data get %s"
                        .formatted(
                            name,
                            folder,
                            files.get(0).name(),
                            String.join(
                                ", ", folders.searched().stream().map(Path::toString).toList()),
                            name)));
  }

  private boolean isIn(Path candidate) {
    return files.stream().allMatch(file -> file.in(candidate).isPresent());
  }

  private List<Path> candidates(DataFolders folders) {
    List<Path> candidates = new ArrayList<>();
    for (Path searched : folders.searched()) {
      candidates.add(searched.resolve(folder));
      candidates.add(searched);
    }
    return candidates;
  }
}
