package org.hsicgpbo.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.hsicgpbo.driver.worker.WorkerPool;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trainers.worker.WorkerCommand;

/**
 * The files that Spark brings to executors: jars as they are, folders of classes as jars.
 *
 * @param files with names that differ from one another, in the order of the class path
 */
record ShippedFiles(List<Path> files) {
  /** Names of libraries that every executor has, because they are Spark's. */
  private static final List<String> SPARKS_OWN =
      List.of("spark-", "hadoop-client-", "scala-", "netty-", "rocksdbjni-", "zookeeper-");

  /** Copies the list. */
  ShippedFiles {
    files = List.copyOf(files);
  }

  /** The code that executors themselves run: this module and the three it builds upon. */
  static List<Path> ofExecutors() {
    return Stream.of(
            SparkTrialExecutor.class, WorkerPool.class, WorkerCommand.class, TrialExecutor.class)
        .map(ShippedFiles::codeOf)
        .distinct()
        .toList();
  }

  /**
   * Makes files of a class path.
   *
   * @param folder receives the jars that are made
   */
  static ShippedFiles of(List<Path> classPath, Path folder) {
    List<Path> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path entry : new LinkedHashSet<>(classPath)) {
      if (Files.isDirectory(entry)) {
        files.add(jarOf(entry, folder.resolve("classes-%d.jar".formatted(files.size()))));
      } else if (!isSparksOwn(entry)) {
        String name = nameOf(entry);
        files.add(
            names.add(name)
                ? entry
                : copy(entry, folder.resolve("%d-%s".formatted(files.size(), name))));
      }
    }
    return new ShippedFiles(files);
  }

  /** As Spark is told of them. */
  List<String> addresses() {
    return files.stream().map(file -> file.toUri().toString()).toList();
  }

  /** Under which names executors find them. */
  List<String> names() {
    return files.stream().map(ShippedFiles::nameOf).toList();
  }

  private static boolean isSparksOwn(Path file) {
    return SPARKS_OWN.stream().anyMatch(nameOf(file)::startsWith)
        && !file.equals(codeOf(SparkTrialExecutor.class));
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Path codeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Class loaders of Java tell valid addresses.", e);
    }
  }

  private static Path copy(Path file, Path target) {
    try {
      return Files.copy(file, target);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be copied.", e);
    }
  }

  private static Path jarOf(Path folder, Path jar) {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be packed.", e);
    }
  }
}
