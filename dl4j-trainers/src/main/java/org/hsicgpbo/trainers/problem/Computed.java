package org.hsicgpbo.trainers.problem;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.Encoding;
import org.hsicgpbo.trainers.data.Examples;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.RowExamples;
import org.hsicgpbo.trainers.data.Standardisation;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.data.table.TableEncoding;

/** The problems whose data follow from formulas. */
final class Computed {
  private Computed() {}

  static Dataset runge(Settings settings, long studySeed) {
    RungeProblem problem =
        new RungeProblem(
            settings.integer("train-examples", 11),
            settings.choice("train-points", "equispaced", "random").equals("equispaced"),
            settings.integer("validation-examples", 1000),
            settings.integer("test-examples", 1000));
    return dataset("runge", List.of("x"), List.of("y"), problem.data(studySeed));
  }

  static Dataset bateman(Settings settings, long studySeed, DataFolders folders) {
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
    RegressionData data =
        new DataCache(folders.cache()).getOrCompute(name, () -> problem.data(studySeed));
    List<String> targets =
        Stream.concat(Stream.of("u"), IntStream.range(1, data.outputs()).mapToObj(i -> "eta-" + i))
            .toList();
    // The state at time 0, and the time at which it is asked for.
    List<String> inputs =
        Stream.concat(targets.stream().map(state -> state + "-0"), Stream.of("t")).toList();
    return dataset("bateman", inputs, targets, data);
  }

  private static Dataset dataset(
      String name, List<String> inputNames, List<String> targets, RegressionData data) {
    Standardisation inputs =
        data.standardise()
            ? Standardisation.fit(data.train().inputs())
            : Standardisation.identity(data.inputs());
    Standardisation outputs =
        data.standardise()
            ? Standardisation.fit(data.train().targets())
            : Standardisation.identity(data.outputs());
    return new Dataset(
        name,
        new InputShape.Flat(data.inputs()),
        new Task.Regression(targets),
        examples(data.train(), inputs, outputs),
        examples(data.validation(), inputs, outputs),
        examples(data.test(), inputs, outputs),
        new Encoding(TableEncoding.ofNumbers(inputNames, inputs), outputs),
        "");
  }

  private static Examples examples(Split split, Standardisation inputs, Standardisation targets) {
    return RowExamples.all(inputs.apply(split.inputs()), targets.apply(split.targets()));
  }
}
