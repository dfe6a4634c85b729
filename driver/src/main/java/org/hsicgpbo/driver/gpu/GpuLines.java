package org.hsicgpbo.driver.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what {@code nvidia-smi --query-gpu} prints as CSV without header and units: one GPU a line.
 */
final class GpuLines {
  /** What is asked for, in this order. */
  static final String FIELDS =
      "index,uuid,memory.total,memory.free,compute_cap,driver_version,name";

  private static final int INDEX = 0;
  private static final int UUID = 1;
  private static final int TOTAL = 2;
  private static final int FREE = 3;
  private static final int CAPABILITY = 4;
  private static final int DRIVER = 5;

  /** The last one: nobody promises that a name has no comma. */
  private static final int NAME = 6;

  private static final int LONGEST_TEXT = 120;

  private final List<Gpu> gpus = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private final Set<Integer> seen = new HashSet<>();

  private GpuLines() {}

  /**
   * The GPUs.
   *
   * @throws IllegalArgumentException if the text is no answer to the question at all; the message
   *     quotes it
   */
  static GpuInventory.Found read(String answer) {
    GpuLines lines = new GpuLines();
    answer.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::line);
    lines.gpus.sort(Comparator.comparingInt(Gpu::index));
    return new GpuInventory.Found(lines.gpus, lines.unreadable);
  }

  /** The beginning of a text, on one line. */
  static String quote(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
  }

  private void line(String line) {
    String[] cells =
        Arrays.stream(line.split(",", NAME + 1)).map(String::strip).toArray(String[]::new);
    Optional<Long> index = cells.length == NAME + 1 ? number(cells[INDEX]) : Optional.empty();
    if (index.isEmpty() || !seen.add(index.get().intValue())) {
      throw new IllegalArgumentException(
          "nvidia-smi has answered \"%s\", which is no list of GPUs.".formatted(quote(line)));
    }
    Optional<Long> total = number(cells[TOTAL]);
    Optional<Long> free = number(cells[FREE]);
    Optional<ComputeCapability> capability = ComputeCapability.parse(cells[CAPABILITY]);
    Optional<DriverVersion> driver = DriverVersion.parse(cells[DRIVER]);
    if (total.isPresent() && free.isPresent() && capability.isPresent() && driver.isPresent()) {
      gpus.add(
          new Gpu(
              index.get().intValue(),
              cells[UUID],
              cells[NAME],
              total.get(),
              free.get(),
              capability.get(),
              driver.get()));
      return;
    }
    List<String> missing = new ArrayList<>();
    tellIfMissing(missing, "its memory", cells[TOTAL], total);
    tellIfMissing(missing, "its free memory", cells[FREE], free);
    tellIfMissing(missing, "its compute capability", cells[CAPABILITY], capability);
    tellIfMissing(missing, "its driver version", cells[DRIVER], driver);
    unreadable.add(
        "GPU %d (%s) does not tell %s."
            .formatted(index.get(), cells[NAME], String.join(" and ", missing)));
  }

  private static void tellIfMissing(
      List<String> missing, String what, String cell, Optional<?> value) {
    if (value.isEmpty()) {
      missing.add("%s (%s)".formatted(what, cell.isEmpty() ? "nothing" : quote(cell)));
    }
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
