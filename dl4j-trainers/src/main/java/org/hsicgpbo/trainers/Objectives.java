package org.hsicgpbo.trainers;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.study.Objective;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.TrainingExamples;
import org.hsicgpbo.trainers.network.KnownHyperparameters;
import org.hsicgpbo.trainers.network.NetworkKind;
import org.hsicgpbo.trainers.problem.Problems;
import org.hsicgpbo.trainers.problem.Settings;
import org.hsicgpbo.trainers.training.MemoryBudget;
import org.hsicgpbo.trainers.training.NetworkObjective;
import org.hsicgpbo.trainers.training.StaleCheckpoints;
import org.hsicgpbo.trainers.training.TrainingPlan;
import org.hsicgpbo.trainers.training.TrainingPlan.CheckpointPlan;
import org.hsicgpbo.trainers.training.TrialIdentity;

/** Makes the objective of a study from what stands under {@code problem} in its file. */
public final class Objectives {
  private static final String CHECKPOINTS = "checkpoints";

  private Objectives() {}

  /**
   * The objective.
   *
   * @param problem the keys under {@code problem}, {@code type} among them
   * @param studySeed seed of the study, from which data are drawn
   * @param folders where data and caches lie
   * @throws IllegalArgumentException if a key is wrong; the message is for people
   */
  public static Objective create(Map<String, Object> problem, long studySeed, DataFolders folders) {
    return create(problem, studySeed, folders, TrainingExamples.TRAIN);
  }

  /**
   * The objective of networks that are trained on such examples.
   *
   * @param examples heeded by the networks of this program; a {@code java} class does what it does
   */
  public static Objective create(
      Map<String, Object> problem, long studySeed, DataFolders folders, TrainingExamples examples) {
    Settings settings = new Settings(problem);
    String type = settings.requiredText("type");
    if (type.equals("java")) {
      return JavaObjective.load(settings.requiredText("class"), problem);
    }
    ProblemTraits traits =
        ProblemTraits.of(type)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "problem.type: found %s; workers train java and %s."
                            .formatted(type, ProblemTraits.types())));
    Dataset data = Problems.load(problem, studySeed, folders);
    Path checkpoints = folders.cache().resolve(CHECKPOINTS);
    StaleCheckpoints.remove(checkpoints, Instant.now());
    TrialIdentity identity = new TrialIdentity(problem, studySeed, data.checksum());
    return new NetworkObjective(
        data,
        new TrainingPlan(
            network(problem, data),
            settings.integer("epochs", traits.epochs()),
            MemoryBudget.of(System.getenv()),
            new CheckpointPlan(checkpoints, settings.integer("checkpoint-epochs", 0), identity),
            examples));
  }

  static NetworkKind network(Map<String, Object> problem, Dataset data) {
    boolean images = data.shape() instanceof InputShape.Image;
    NetworkKind network = ProblemTraits.network(problem, images);
    if (network == NetworkKind.CNN && !images) {
      throw new IllegalArgumentException(
          "problem.network: found cnn; the inputs of %s are no images, so it must be mlp."
              .formatted(data.name()));
    }
    return network;
  }

  /**
   * What a problem's networks object to in a space, before anything is started; empty for problems
   * that take any hyperparameter.
   *
   * @param problem the keys under {@code problem}, {@code type} among them
   */
  public static List<KnownHyperparameters.Objection> check(
      Map<String, Object> problem, SearchSpace space) {
    return traits(problem)
        .map(traits -> KnownHyperparameters.check(traits.subject(problem), space))
        .orElse(List.of());
  }

  /** The hyperparameters that a problem's networks know; none for problems that take any. */
  public static List<String> hyperparameters(Map<String, Object> problem) {
    return traits(problem)
        .map(traits -> KnownHyperparameters.names(traits.subject(problem)))
        .orElse(List.of());
  }

  private static Optional<ProblemTraits> traits(Map<String, Object> problem) {
    return ProblemTraits.of(String.valueOf(problem.get("type")));
  }
}
