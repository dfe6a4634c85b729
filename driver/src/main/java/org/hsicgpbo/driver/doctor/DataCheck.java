package org.hsicgpbo.driver.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.published.PublishedSet;

/**
 * The published data sets and the folders in which they are looked for. A set that is missing is no
 * fault: only studies on it need it. Checksums are left to {@code data list}.
 *
 * @param sets those that can be fetched
 * @param folders where they are looked for
 */
public record DataCheck(List<PublishedSet> sets, DataFolders folders) implements Check {
  /** Copies the list. */
  public DataCheck {
    sets = List.copyOf(sets);
  }

  @Override
  public String subject() {
    return "data";
  }

  @Override
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    for (PublishedSet set : sets) {
      Optional<Path> found = set.find(folders);
      findings.add(
          found
              .map(folder -> Finding.ok(subject(), "%s: %s".formatted(set.name(), folder)))
              .orElseGet(
                  () ->
                      Finding.ok(
                          subject(),
                          "%s: not here, and only studies on it need it. To fetch it: hsic-gpbo data get %s"
                              .formatted(set.name(), set.name()))));
    }
    return findings;
  }
}
