package org.hsicgpbo.trainers.worker;

import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads a Java object out of a model zip, as libraries do with preprocessors and normalizers. */
final class ObjectReader {
  static final int REFUSED = 42;

  private ObjectReader() {}

  /**
   * Ends with {@link #REFUSED} if no class of it is made.
   *
   * @param arguments the zip and the entry
   */
  public static void main(String[] arguments) throws IOException, ClassNotFoundException {
    try (ZipFile zip = new ZipFile(Path.of(arguments[0]).toFile());
        ObjectInputStream objects =
            new ObjectInputStream(zip.getInputStream(new ZipEntry(arguments[1])))) {
      Files.writeString(Path.of(arguments[0] + ".made"), String.valueOf(objects.readObject()));
    } catch (InvalidClassException e) {
      System.exit(String.valueOf(e.getMessage()).contains("REJECTED") ? REFUSED : 1);
    }
  }
}
