package org.hsicgpbo.driver.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hsicgpbo.study.StoreException;

/**
 * The file of the studies: that it can be opened or made, and that its disk has room.
 *
 * @param storage the file; it need not exist, and is not made
 * @param open opens it and closes it again; throws a {@link StoreException} if it cannot be used
 */
public record StorageCheck(Path storage, Runnable open) implements Check {
  /** A study of a thousand trials takes about a megabyte; logs and checkpoints take more. */
  private static final long LITTLE_MIB = 1024;

  private static final long TOO_LITTLE_MIB = 64;
  private static final int MIB_SHIFT = 20;
  private static final String NAME_ANOTHER =
      "Make it writable, or name another file with --storage.";

  @Override
  public String subject() {
    return "storage";
  }

  @Override
  public List<Finding> examine() {
    boolean exists = Files.exists(storage);
    Path folder = existingFolder();
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      return List.of(
          Finding.problem(
              subject(),
              "%s cannot be written: %s is %s."
                  .formatted(
                      storage,
                      folder,
                      Files.isDirectory(folder) ? "not writable for you" : "not a folder"),
              NAME_ANOTHER));
    }
    if (exists) {
      try {
        open.run();
      } catch (StoreException e) {
        return List.of(Finding.problem(subject(), String.valueOf(e.getMessage()), NAME_ANOTHER));
      }
      if (!Files.isWritable(storage)) {
        return List.of(
            Finding.problem(subject(), storage + " is not writable for you.", NAME_ANOTHER));
      }
    }
    return List.of(room(folder, exists));
  }

  private Finding room(Path folder, boolean exists) {
    String found = storage + (exists ? " can be opened" : " is made at the first run");
    long freeMib;
    try {
      freeMib = Files.getFileStore(folder).getUsableSpace() >> MIB_SHIFT;
    } catch (IOException e) {
      return Finding.ok(subject(), found);
    }
    String room = "%s; %,d MiB free on its disk".formatted(found, freeMib);
    String advice = "Make room, or name a file on another disk with --storage.";
    if (freeMib < TOO_LITTLE_MIB) {
      return Finding.problem(subject(), room, advice);
    }
    return freeMib < LITTLE_MIB
        ? Finding.warning(subject(), room, advice)
        : Finding.ok(subject(), room);
  }

  /** The folder of the file, or the nearest one above it that there is. */
  private Path existingFolder() {
    Path folder = storage.toAbsolutePath().normalize();
    for (Path parent = folder.getParent(); parent != null; parent = parent.getParent()) {
      if (Files.exists(parent)) {
        return parent;
      }
    }
    return folder;
  }
}
