package org.hsicgpbo.trainers;

import java.util.List;
import java.util.Map;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.study.Objective;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.network.KnownHyperparameters;
import org.hsicgpbo.trainers.problem.BatemanProblem;
import org.hsicgpbo.trainers.problem.DataCache;
import org.hsicgpbo.trainers.problem.RegressionData;
import org.hsicgpbo.trainers.problem.RungeProblem;
import org.hsicgpbo.trainers.problem.Settings;
import org.hsicgpbo.trainers.training.MlpRegression;

/** Makes the objective of a study from what stands under {@code problem} in its file. */
public final class Objectives {
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
    Settings settings = new Settings(problem);
    String type = settings.requiredText("type");
    return switch (type) {
      case "runge" ->
          new MlpRegression(runge(settings).data(studySeed), settings.integer("epochs", 1000));
      case "bateman" ->
          new MlpRegression(
              batemanData(settings, studySeed, folders), settings.integer("epochs", 30));
      case "java" -> JavaObjective.load(settings.requiredText("class"), problem);
      default ->
          throw new IllegalArgumentException(
              "problem.type: found %s; workers train runge, bateman and java.".formatted(type));
    };
  }

  /**
   * What a problem's networks object to in a space, before anything is started; empty for problems
   * that take any hyperparameter.
   */
  public static List<KnownHyperparameters.Objection> check(String problemType, SearchSpace space) {
    boolean ours = problemType.equals("runge") || problemType.equals("bateman");
    return ours ? KnownHyperparameters.check(space) : List.of();
  }

  private static RungeProblem runge(Settings settings) {
    return new RungeProblem(
        settings.integer("train-examples", 11),
        settings.text("train-points", "equispaced").equals("equispaced"),
        settings.integer("validation-examples", 1000),
        settings.integer("test-examples", 1000));
  }

  private static RegressionData batemanData(
      Settings settings, long studySeed, DataFolders folders) {
    BatemanProblem problem =
        new BatemanProblem(
            settings.integer("train-examples", 2000),
            settings.integer("validation-examples", 1000),
            settings.integer("test-examples", 1000));
    String name =
        "bateman-1-seed%d-%d-%d-%d"
            .formatted(
                studySeed,
                problem.trainExamples(),
                problem.validationExamples(),
                problem.testExamples());
    return new DataCache(folders.cache()).getOrCompute(name, () -> problem.data(studySeed));
  }
}
