package org.hsicgpbo.trainers.data.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hsicgpbo.trainers.data.DataProblem;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.decoded.Decoder;
import org.hsicgpbo.trainers.data.decoded.Element;
import org.hsicgpbo.trainers.data.decoded.Targets;

/**
 * Files of the binary version of CIFAR-10: records of one byte that is the label and 3,072 bytes of
 * the red, green and blue plane of 32 × 32 pixels.
 *
 * @param files one after another
 * @param classes names of the classes
 */
public record CifarSet(List<Path> files, List<String> classes) implements Decoder {
  private static final InputShape SHAPE = new InputShape.Image(3, 32, 32);
  private static final int RECORD_BYTES = 1 + SHAPE.size();

  /** Copies both. */
  public CifarSet {
    files = List.copyOf(files);
    classes = List.copyOf(classes);
  }

  @Override
  public Decoded decode(OutputStream inputs) throws IOException {
    int[] records = files.stream().mapToInt(CifarSet::records).toArray();
    int[] labels = new int[java.util.Arrays.stream(records).sum()];
    int at = 0;
    for (int i = 0; i < records.length; i++) {
      Path file = files.get(i);
      try (InputStream in = open(file)) {
        byte[] record = new byte[RECORD_BYTES];
        for (int number = 1; number <= records[i]; number++) {
          read(file, in, record);
          labels[at] = label(file, number, record[0] & 0xFF);
          at++;
          inputs.write(record, 1, RECORD_BYTES - 1);
        }
      }
    }
    Targets targets = Labels.of(files.get(0), labels, classes);
    return new Decoded(Element.BYTE, SHAPE, targets);
  }

  private int label(Path file, int record, int label) {
    if (label >= classes.size()) {
      throw DataProblem.in(
          file,
          "record %d has the label %d; labels go from 0 to %d."
              .formatted(record, label, classes.size() - 1));
    }
    return label;
  }

  private static int records(Path file) {
    long length;
    try {
      length = Files.size(file);
    } catch (IOException e) {
      throw DataProblem.unreadable(file, e);
    }
    if (length == 0 || length % RECORD_BYTES != 0 || length / RECORD_BYTES > Integer.MAX_VALUE) {
      throw DataProblem.in(
          file,
          "found %d bytes; CIFAR-10 records have %d bytes each, so the file is cut off or of another kind."
              .formatted(length, RECORD_BYTES));
    }
    return (int) (length / RECORD_BYTES);
  }

  private static InputStream open(Path file) {
    try {
      return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    } catch (IOException e) {
      throw DataProblem.unreadable(file, e);
    }
  }

  private static void read(Path file, InputStream in, byte[] record) {
    try {
      if (in.readNBytes(record, 0, RECORD_BYTES) < RECORD_BYTES) {
        throw DataProblem.in(file, "the file became shorter while it was read.");
      }
    } catch (IOException e) {
      throw DataProblem.unreadable(file, e);
    }
  }
}
