package org.hsicgpbo.trainers.problem;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.published.PublishedFile;
import org.hsicgpbo.trainers.data.published.PublishedSets;

/** The problems that ship with the program, by the name under {@code problem.type}. */
public final class Problems {
  /** The types of problems with data. */
  public static final List<String> TYPES =
      List.of("runge", "bateman", "mnist", "cifar10", "idx", "images", "csv", "npz");

  /** Keys that name files and folders of the user. */
  private static final List<String> FILE_KEYS =
      List.of(
          "file",
          "test-file",
          "images",
          "labels",
          "test-images",
          "test-labels",
          "directory",
          "test-directory");

  private static final List<String> OWN_DATA = List.of("idx", "images", "csv", "npz");

  private Problems() {}

  /**
   * Looks whether the files of a problem are there, without reading them: at once, before any
   * worker is started.
   *
   * @param problem the keys under {@code problem}, {@code type} among them
   * @param folders where data are looked for
   * @throws IllegalArgumentException if one is not there; the message is for people
   */
  public static void requireFiles(Map<String, Object> problem, DataFolders folders) {
    Settings settings = new Settings(problem);
    String type = settings.requiredText("type");
    PublishedSets.named(type).ifPresent(set -> set.require(folders));
    if (OWN_DATA.contains(type)) {
      for (String key : FILE_KEYS) {
        settings.optionalText(key).ifPresent(path -> requireFile(key, folders.named(path)));
      }
    }
  }

  /**
   * The files that a problem reads, by a name that is the same on every machine; folders of images
   * are not among them.
   *
   * @throws IllegalArgumentException if one is not there; the message is for people
   */
  public static SortedMap<String, Path> files(Map<String, Object> problem, DataFolders folders) {
    requireFiles(problem, folders);
    SortedMap<String, Path> files = new TreeMap<>();
    Settings settings = new Settings(problem);
    String type = settings.requiredText("type");
    PublishedSets.named(type)
        .ifPresent(
            set -> {
              Path folder = set.require(folders);
              for (PublishedFile file : set.files()) {
                file.in(folder).ifPresent(path -> files.put(file.name(), path));
              }
            });
    if (OWN_DATA.contains(type)) {
      for (String key : FILE_KEYS) {
        settings
            .optionalText(key)
            .map(folders::named)
            .filter(Files::isRegularFile)
            .ifPresent(path -> files.put(key, path));
      }
    }
    return files;
  }

  private static void requireFile(String key, Path file) {
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "problem.%s: there is no file or folder %s. Paths are seen from the folder of the study file."
              .formatted(key, file));
    }
  }

  /**
   * The data of a problem, split for training, validation and test. The same arguments and files
   * give the same data.
   *
   * @param problem the keys under {@code problem}, {@code type} among them
   * @param studySeed seed of the study, from which data and splits are drawn
   * @param folders where data are looked for, cached, and relative paths begin
   * @throws IllegalArgumentException if a key is wrong or the data cannot be used; the message is
   *     for people
   */
  public static Dataset load(Map<String, Object> problem, long studySeed, DataFolders folders) {
    Settings settings = new Settings(problem);
    String type = settings.requiredText("type");
    return switch (type) {
      case "runge" -> Computed.runge(settings, studySeed);
      case "bateman" -> Computed.bateman(settings, studySeed, folders);
      case "mnist" -> PublishedProblems.mnist(settings, studySeed, folders);
      case "cifar10" -> PublishedProblems.cifar10(settings, studySeed, folders);
      case "idx" -> FileProblems.idx(settings, studySeed, folders);
      case "images" -> FileProblems.images(settings, studySeed, folders);
      case "npz" -> FileProblems.npz(settings, studySeed, folders);
      case "csv" -> TableProblem.load(settings, studySeed, folders);
      default ->
          throw new IllegalArgumentException(
              "problem.type: found %s; the types with data are %s."
                  .formatted(type, String.join(", ", TYPES)));
    };
  }
}
