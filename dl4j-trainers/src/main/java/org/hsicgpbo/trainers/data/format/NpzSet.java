package org.hsicgpbo.trainers.data.format;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.hsicgpbo.trainers.data.DataProblem;
import org.hsicgpbo.trainers.data.decoded.Decoder;
import org.hsicgpbo.trainers.data.decoded.Element;
import org.hsicgpbo.trainers.data.decoded.Targets;

/**
 * Two arrays of a file that numpy's {@code savez} has written. Inputs of unsigned bytes stay bytes,
 * all others become numbers in single precision.
 *
 * @param file the npz file
 * @param inputs name of the array of inputs: rows × columns, rows × height × width, or with
 *     channels in front of or behind these two
 * @param targets name of the array of targets
 * @param task how targets are understood
 * @param expected what an earlier file has, if inputs and classes must be like it
 */
public record NpzSet(
    Path file, String inputs, String targets, NpzTask task, Optional<NpzLike> expected)
    implements Decoder {

  /** Whether the file holds an array. */
  public static boolean holds(Path file, String array) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getEntry(array + ".npy") != null;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public Decoded decode(OutputStream out) throws IOException {
    try (ZipFile zip = open()) {
      Targets found;
      try (NpyArray array = NpyArray.open(file, zip, entry(zip, targets))) {
        found = task.read(array, targets, expected);
      }
      try (NpyArray array = NpyArray.open(file, zip, entry(zip, inputs))) {
        if (array.rows() != found.count()) {
          throw DataProblem.in(
              file,
              "array %s has %d rows and array %s has %d; there must be one target for each input."
                  .formatted(inputs, array.rows(), targets, found.count()));
        }
        NpyLayout layout = NpyLayout.of(array);
        if (expected.isPresent() && !expected.get().shape().equals(layout.shape())) {
          throw DataProblem.in(
              file,
              "array %s: found %s; they must be %s, as in training."
                  .formatted(inputs, layout.shape().words(), expected.get().shape().words()));
        }
        copy(array, layout, out);
        return new Decoded(
            array.header().isByte() ? Element.BYTE : Element.FLOAT, layout.shape(), found);
      }
    }
  }

  private void copy(NpyArray array, NpyLayout layout, OutputStream out) throws IOException {
    boolean bytes = array.header().isByte();
    DataOutputStream numbers = new DataOutputStream(out);
    for (int r = 0; r < array.rows(); r++) {
      ByteBuffer row = array.next();
      for (int k = 0; k < array.rowSize(); k++) {
        double value = array.header().value(row, layout.source(k));
        if (bytes) {
          out.write((int) value);
          continue;
        }
        if (!Double.isFinite((float) value)) {
          throw DataProblem.in(
              file,
              "array %s: row %d holds %s; all inputs must be finite numbers in single precision."
                  .formatted(inputs, r, value));
        }
        numbers.writeFloat((float) value);
      }
    }
    numbers.flush();
    array.checkEnd();
  }

  private ZipFile open() {
    try {
      return new ZipFile(file.toFile());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static IllegalArgumentException unreadable(Path file, IOException e) {
    return DataProblem.unreadable(file, e);
  }

  private ZipEntry entry(ZipFile zip, String name) {
    ZipEntry entry = zip.getEntry(name + ".npy");
    if (entry == null) {
      String names =
          zip.stream()
              .map(e -> e.getName().replaceFirst("\\.npy$", ""))
              .limit(20)
              .collect(Collectors.joining(", "));
      throw DataProblem.in(file, "there is no array %s; the arrays are %s.".formatted(name, names));
    }
    return entry;
  }
}
