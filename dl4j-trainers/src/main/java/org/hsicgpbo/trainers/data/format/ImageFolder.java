package org.hsicgpbo.trainers.data.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hsicgpbo.trainers.data.DataProblem;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.decoded.Decoder;
import org.hsicgpbo.trainers.data.decoded.Element;
import org.hsicgpbo.trainers.data.decoded.Targets;

/**
 * A folder with one folder of PNG and JPEG files for each class, whose name is that of the class.
 * Folders and files whose names begin with a dot are passed over.
 *
 * @param files of all classes, in the order of their names
 * @param labels the class of each
 * @param classes their names
 * @param shape to which all images are scaled
 */
public record ImageFolder(
    List<Path> files, List<Integer> labels, List<String> classes, InputShape.Image shape)
    implements Decoder {
  /** Copies the lists. */
  public ImageFolder {
    files = List.copyOf(files);
    labels = List.copyOf(labels);
    classes = List.copyOf(classes);
  }

  /**
   * Lists the images of a folder.
   *
   * @param known the classes that there must be; empty: those of which there are folders
   * @throws IllegalArgumentException if there are fewer than two classes, an unknown one, or one
   *     without images
   */
  public static ImageFolder list(Path folder, List<String> known, InputShape.Image shape) {
    List<Path> folders = children(folder).stream().filter(Files::isDirectory).toList();
    List<String> found = folders.stream().map(ImageFolder::name).toList();
    List<String> classes = known.isEmpty() ? found : known;
    if (classes.size() < 2) {
      throw DataProblem.in(
          folder,
          "found %s; there must be a folder of images for each of at least two classes."
              .formatted(
                  found.isEmpty() ? "no folder" : "one folder (%s)".formatted(found.get(0))));
    }
    List<Path> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Path each : folders) {
      int label = classes.indexOf(name(each));
      if (label < 0) {
        throw DataProblem.in(
            each,
            "training has no such class; its classes are %s."
                .formatted(String.join(", ", classes)));
      }
      List<Path> images = children(each).stream().filter(ImageFolder::isImage).toList();
      if (images.isEmpty()) {
        throw DataProblem.in(each, "there are no files that end in .png, .jpg or .jpeg.");
      }
      files.addAll(images);
      images.forEach(image -> labels.add(label));
    }
    if (files.isEmpty()) {
      throw DataProblem.in(folder, "there are no folders of images.");
    }
    return new ImageFolder(files, labels, classes, shape);
  }

  @Override
  public Decoded decode(OutputStream inputs) throws IOException {
    byte[] planes = new byte[shape.size()];
    for (Path file : files) {
      ImageFile.read(file, shape, planes);
      inputs.write(planes);
    }
    int[] numbers = labels.stream().mapToInt(Integer::intValue).toArray();
    return new Decoded(Element.BYTE, shape, new Targets.Labels(classes, numbers));
  }

  private static List<Path> children(Path folder) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      List<Path> children = new ArrayList<>();
      entries.forEach(children::add);
      children.removeIf(child -> name(child).startsWith("."));
      children.sort((a, b) -> name(a).compareTo(name(b)));
      return children;
    } catch (IOException e) {
      throw DataProblem.unreadable(folder, e);
    }
  }

  private static boolean isImage(Path file) {
    String name = name(file).toLowerCase(Locale.ROOT);
    return name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg");
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
