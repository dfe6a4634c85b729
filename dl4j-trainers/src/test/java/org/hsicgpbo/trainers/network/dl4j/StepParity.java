package org.hsicgpbo.trainers.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.network.Configurations;
import org.hsicgpbo.trainers.network.NetworkKind;
import org.hsicgpbo.trainers.network.NetworkSettings;
import org.hsicgpbo.trainers.network.TrainingSettings;
import org.hsicgpbo.trainers.network.plan.Layer;
import org.hsicgpbo.trainers.network.plan.NetworkPlan;
import org.hsicgpbo.trainers.network.plan.Node;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Takes the same steps beside Deeplearning4j and in it, and compares all that comes of them. */
final class StepParity {
  static final Task CLASSES = new Task.Classification(List.of("a", "b", "c"));
  static final Task NUMBERS = new Task.Regression(List.of("u", "v"));
  static final int BATCH = 12;
  static final int STEPS = 20;
  private static final int INPUTS = 5;

  /** Single precision has seven digits, and twenty steps carry rounding on. */
  private static final double RELATIVE = 1e-4;

  /** Rounding of slopes that are 0 in truth, as those of a bias that is normalised away. */
  private static final double ROUNDING = 1e-6;

  private StepParity() {}

  /** Twenty steps of a perceptron of two layers of eight units, unless it is told otherwise. */
  static void check(Task task, Object... namesAndValues) {
    Object[] all =
        Arrays.copyOf(new Object[] {"n-units", 8, "n-layers", 2}, 4 + namesAndValues.length);
    System.arraycopy(namesAndValues, 0, all, 4, namesAndValues.length);
    Configuration configuration = Configurations.of(all);
    try (Network own = network(configuration, task, true);
        Network theirs = network(configuration, task, false)) {
      assertThat(own).as("%s", configuration).isInstanceOf(PerceptronNetwork.class);
      List<Double> expected = losses(theirs, task);
      List<Double> found = losses(own, task);
      for (int i = 0; i < STEPS; i++) {
        assertThat(found.get(i))
            .as("loss before step %d of %s", i + 1, configuration)
            .isCloseTo(expected.get(i), within(RELATIVE * Math.abs(expected.get(i)) + ROUNDING));
      }
      sameParameters(own, theirs, configuration, task);
      same(own.updaterState(), theirs.updaterState(), "state of " + configuration);
      assertThat(own.iteration()).isEqualTo(theirs.iteration()).isEqualTo(STEPS);
      // More rows than are computed at once.
      try (INDArray many = inputs(3, 150);
          INDArray whole = own.output(many);
          INDArray quick = Nd4j.create(own.outputs(many), new int[] {150, task.outputs()})) {
        same(quick, whole, "outputs of " + configuration);
      }
    }
  }

  /** Within what twenty steps make of rounding. */
  static void same(INDArray found, INDArray expected, String what) {
    assertThat(found.length()).as(what).isEqualTo(expected.length());
    if (!expected.isEmpty()) {
      double largest = expected.amaxNumber().doubleValue();
      assertThat(found.sub(expected).amaxNumber().doubleValue())
          .as(what)
          .isLessThanOrEqualTo(10 * RELATIVE * largest + ROUNDING);
    }
  }

  /** Numbers of each kind against the largest of that kind in that layer. */
  private static void sameParameters(
      Network own, Network theirs, Configuration configuration, Task task) {
    INDArray found = own.parameters();
    INDArray expected = theirs.parameters();
    assertThat(found.length()).isEqualTo(expected.length());
    long at = 0;
    for (Node node : plan(configuration, task).nodes()) {
      long units = node.output().size();
      long all = node.layer().parameters(node.input());
      long[] kinds =
          node.layer() instanceof Layer.BatchNorm
              ? new long[] {units, units, units, units}
              : new long[] {all - units, units};
      for (int kind = 0; all > 0 && kind < kinds.length; kind++) {
        same(
            part(found, at, kinds[kind]),
            part(expected, at, kinds[kind]),
            "parameters %d of %s of %s".formatted(kind, node.name(), configuration));
        at += kinds[kind];
      }
    }
    assertThat(at).isEqualTo(found.length());
  }

  private static INDArray part(INDArray all, long from, long count) {
    return all.reshape(all.length()).get(NDArrayIndex.interval(from, from + count));
  }

  static NetworkPlan plan(Configuration configuration, Task task) {
    return NetworkSettings.of(NetworkKind.MLP, configuration)
        .plan(new InputShape.Flat(INPUTS), task);
  }

  static Network network(Configuration configuration, Task task, boolean own) {
    NetworkSettings settings = NetworkSettings.of(NetworkKind.MLP, configuration);
    NetworkPlan plan = settings.plan(new InputShape.Flat(INPUTS), task);
    TrainingSettings training = TrainingSettings.of(configuration, task, 4);
    return own
        ? Dl4jNetworks.build(plan, settings.hidden(), training, 5)
        : Dl4jNetworks.build(plan, settings.hidden(), training, 5, DataType.FLOAT);
  }

  /** Four epochs of five batches, the last of each smaller. */
  static List<Double> losses(Network network, Task task) {
    List<Double> losses = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      if (step % 5 == 0) {
        network.setClock(step, step / 5);
      }
      int rows = step % 5 == 4 ? BATCH / 2 : BATCH;
      try (INDArray inputs = inputs(step % 5, rows);
          INDArray targets = targets(task, rows)) {
        losses.add(network.fit(inputs, targets));
      }
    }
    return losses;
  }

  static INDArray inputs(int shift) {
    return inputs(shift, BATCH);
  }

  private static INDArray inputs(int shift, int rows) {
    float[] numbers = new float[rows * INPUTS];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) Math.sin(1.7 * i + shift);
    }
    return Nd4j.create(numbers, new int[] {rows, INPUTS});
  }

  static INDArray targets(Task task, int rows) {
    int outputs = task.outputs();
    float[] numbers = new float[rows * outputs];
    IntStream.range(0, rows)
        .forEach(
            row -> {
              if (task instanceof Task.Classification) {
                numbers[row * outputs + row % outputs] = 1;
              } else {
                numbers[row * outputs] = (float) Math.cos(row);
                numbers[row * outputs + 1] = row % 4;
              }
            });
    return Nd4j.create(numbers, new int[] {rows, outputs});
  }
}
