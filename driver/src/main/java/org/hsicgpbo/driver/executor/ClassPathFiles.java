package org.hsicgpbo.driver.executor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** All jars and folders of a class path, those that jars name in their manifests among them. */
public final class ClassPathFiles {
  private ClassPathFiles() {}

  /**
   * The files and folders of a class path that exist, in its order: each jar is followed by those
   * of its manifest's {@code Class-Path}.
   *
   * @param classPath with the separator of this system
   */
  public static List<Path> of(String classPath) {
    Set<Path> all = new LinkedHashSet<>();
    Deque<Path> open = new ArrayDeque<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      open.addAll(expanded(entry));
    }
    while (!open.isEmpty()) {
      Path next = open.removeFirst();
      if (Files.exists(next) && all.add(next) && Files.isRegularFile(next)) {
        List<Path> named = named(next);
        for (int i = named.size() - 1; i >= 0; i--) {
          open.addFirst(named.get(i));
        }
      }
    }
    return List.copyOf(all);
  }

  /** An entry that ends with a star stands for all jars of a folder. */
  private static List<Path> expanded(String entry) {
    if (entry.isEmpty()) {
      return List.of();
    }
    if (!entry.endsWith("*")) {
      return List.of(Path.of(entry).toAbsolutePath().normalize());
    }
    Path folder = Path.of(entry.substring(0, entry.length() - 1)).toAbsolutePath().normalize();
    try (var jars = Files.newDirectoryStream(folder, "*.jar")) {
      List<Path> found = new ArrayList<>();
      jars.forEach(found::add);
      found.sort(null);
      return found;
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<Path> named(Path file) {
    if (!file.toString().endsWith(".jar")) {
      return List.of();
    }
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      Manifest manifest = jar.getManifest();
      String named =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      if (named == null || named.isBlank()) {
        return List.of();
      }
      List<Path> files = new ArrayList<>();
      for (String name : named.strip().split(" +")) {
        // Relative URLs: seen from the jar.
        files.add(Path.of(file.toUri().resolve(name)).normalize());
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("The jar " + file + " cannot be read.", e);
    }
  }
}
