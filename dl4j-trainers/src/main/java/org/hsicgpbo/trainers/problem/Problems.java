package org.hsicgpbo.trainers.problem;

import java.util.List;
import java.util.Map;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.Dataset;

/** The problems that ship with the program, by the name under {@code problem.type}. */
public final class Problems {
  /** The types of problems with data. */
  public static final List<String> TYPES =
      List.of("runge", "bateman", "mnist", "cifar10", "idx", "images", "csv", "npz");

  private Problems() {}

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
