package org.hsicgpbo.trainers.model;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hsicgpbo.trainers.data.DataProblem;
import org.hsicgpbo.trainers.data.FloatRows;
import org.hsicgpbo.trainers.data.InputEncoding;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.PixelEncoding;
import org.hsicgpbo.trainers.data.Rows;
import org.hsicgpbo.trainers.data.format.ImageFile;
import org.hsicgpbo.trainers.data.table.TableEncoding;
import org.hsicgpbo.trainers.data.table.TableReader;

/**
 * Encoded inputs that were read from files.
 *
 * @param rows what the network takes
 * @param names of the files they come from, one for each row; empty for rows of a table
 */
record PredictionInput(Rows rows, List<String> names) {
  private static final int BYTE = 0xFF;

  /**
   * Reads a table, an image, or a folder of images.
   *
   * @throws IllegalArgumentException if they are not what the network takes; the message is for
   *     people
   */
  static PredictionInput read(Path file, InputEncoding encoding) {
    if (!Files.exists(file)) {
      throw new IllegalArgumentException("%s: there is no such file or folder.".formatted(file));
    }
    if (encoding instanceof TableEncoding table) {
      return new PredictionInput(table.apply(TableReader.readFor(file, table)), List.of());
    }
    PixelEncoding pixels = (PixelEncoding) encoding;
    if (Files.isDirectory(file) || isImage(file)) {
      return images(Files.isDirectory(file) ? children(file) : List.of(file), pixels);
    }
    double[][] values =
        TableReader.readNumbers(file, pixels.width(), "a network for " + pixels.shape().words());
    float[] inputs = new float[values.length * pixels.width()];
    for (int i = 0; i < values.length; i++) {
      for (int k = 0; k < pixels.width(); k++) {
        inputs[i * pixels.width() + k] = pixels.input(values[i][k], channel(k, pixels));
      }
    }
    return new PredictionInput(new FloatRows(pixels.width(), inputs), List.of());
  }

  private static PredictionInput images(List<Path> files, PixelEncoding pixels) {
    byte[] planes = new byte[pixels.width()];
    float[] inputs = new float[Math.multiplyExact(files.size(), planes.length)];
    for (int i = 0; i < files.size(); i++) {
      ImageFile.read(files.get(i), pixels.shape(), planes);
      for (int k = 0; k < planes.length; k++) {
        inputs[i * planes.length + k] = pixels.input(planes[k] & BYTE, channel(k, pixels));
      }
    }
    return new PredictionInput(
        new FloatRows(planes.length, inputs),
        files.stream().map(f -> String.valueOf(f.getFileName())).toList());
  }

  private static int channel(int place, PixelEncoding pixels) {
    InputShape.Image shape = pixels.shape();
    return place / (shape.height() * shape.width());
  }

  private static List<Path> children(Path folder) {
    List<Path> images = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(folder, PredictionInput::isImage)) {
      entries.forEach(images::add);
    } catch (IOException e) {
      throw DataProblem.unreadable(folder, e);
    }
    if (images.isEmpty()) {
      throw DataProblem.in(folder, "there are no files that end in .png, .jpg or .jpeg.");
    }
    images.sort(null);
    return images;
  }

  private static boolean isImage(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg");
  }
}
