package org.hsicgpbo.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GrowingProcessTest {
  private static final int[] GROUPS = {0, 1, 1, 2};
  private static final KernelParameters PARAMETERS =
      new KernelParameters(
          RadialKernel.MATERN_52,
          new double[] {0.4, 0.9, 1.5},
          1.2,
          new double[] {1, 2, 3},
          0.5,
          1e-3);

  /** The covariance has a condition number of up to 1e5: eleven digits are left. */
  private static final double TOLERANCE = 1e-10;

  @Property(tries = 60)
  void believesAllAtOnceAsIfOneAfterTheOther(
      @ForAll @IntRange(min = 1, max = 30) int told,
      @ForAll @IntRange(max = 80) int pending,
      @ForAll long seed) {
    GaussianProcess process = new GaussianProcess(data(told, seed), PARAMETERS);
    double[][] inputs = withDuplicates(pending, process.data(), seed);

    assertSamePosterior(process.believing(inputs), slowly(process, inputs));
  }

  @Property(tries = 60)
  void theOrderOfWhatIsPendingMakesNoDifference(
      @ForAll @IntRange(min = 1, max = 30) int told,
      @ForAll @IntRange(max = 80) int pending,
      @ForAll long seed) {
    GaussianProcess process = new GaussianProcess(data(told, seed), PARAMETERS);
    double[][] inputs = withDuplicates(pending, process.data(), seed);
    double[][] shuffled = inputs.clone();
    Collections.shuffle(Arrays.asList(shuffled), new Random(seed));

    assertSamePosterior(process.believing(inputs), process.believing(shuffled));
  }

  @Property(tries = 60)
  void whatIsRememberedChangesNothing(
      @ForAll @IntRange(min = 1, max = 20) int fitted, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GaussianProcess fit = new GaussianProcess(data(fitted, seed), PARAMETERS);
    GrowingProcess growing = new GrowingProcess(fit);
    double[][] trials = withDuplicates(90, fit.data(), seed);
    List<Integer> observed = new ArrayList<>();
    List<Integer> running = new ArrayList<>();
    int begun = 0;
    while (begun < trials.length) {
      int starts = 1 + random.nextInt(random.nextInt(5) == 0 ? 30 : 3);
      for (int k = 0; k < starts && begun < trials.length; k++) {
        running.add(begun++);
      }
      for (int k = random.nextInt(4); k > 0 && !running.isEmpty(); k--) {
        observed.add(running.remove(random.nextInt(running.size())));
      }
      GaussianProcess warm = all(growing, trials, begun, observed);
      GaussianProcess anew = all(new GrowingProcess(fit), trials, begun, observed);
      double[] x = random.doubles(GROUPS.length).toArray();
      assertThat(warm.predict(x)).isEqualTo(anew.predict(x));

      GaussianProcess slow =
          slowly(fit.with(at(trials, observed), figures(observed)), at(trials, running));
      assertSamePosterior(warm, slow);
      assertThat(warm.data().targets())
          .as("what was observed and what is believed, in the order of the beginning")
          .containsExactly(inOrderOfBeginning(fit, slow.data(), observed, running), within(1e-8));
    }
  }

  @Property(tries = 40)
  void whatBranchesOffIsNotTakenForWhatWasThere(
      @ForAll @IntRange(min = 2, max = 20) int trials, @ForAll long seed) {
    GaussianProcess fit = new GaussianProcess(data(5, seed), PARAMETERS);
    GrowingProcess growing = new GrowingProcess(fit);
    double[][] inputs = withDuplicates(trials, fit.data(), seed);
    double[][] others = inputs.clone();
    others[Math.floorMod(seed, trials)] = new double[] {0.1, 0.2, 0.3, 2};
    int[] none = IntStream.range(0, trials).map(i -> -1).toArray();
    double[] figures = IntStream.range(0, trials).mapToDouble(i -> i).toArray();
    double[] x = {0.2, 0.3, 0.4, 1.5};

    for (double[][] asked : List.of(inputs, others, inputs, Arrays.copyOf(others, 1), others)) {
      GrowingProcess anew = new GrowingProcess(fit);
      double[] targets = Arrays.copyOf(figures, asked.length);
      int[] places = Arrays.copyOf(none, asked.length);
      assertThat(growing.with(asked, targets).predict(x))
          .isEqualTo(anew.with(asked, targets).predict(x));
      assertThat(growing.believing(asked, places, fit).predict(x))
          .isEqualTo(anew.believing(asked, places, fit).predict(x));
    }
  }

  @Property(tries = 40)
  void manyInputsArePredictedLikeEach(
      @ForAll @IntRange(min = 1, max = 70) int told,
      @ForAll @IntRange(max = 140) int inputs,
      @ForAll long seed) {
    GaussianProcess process = new GaussianProcess(data(told, seed), PARAMETERS);
    double[][] points = withDuplicates(inputs, process.data(), seed);
    GaussianProcess.Prediction[] each =
        Arrays.stream(points).map(process::predict).toArray(GaussianProcess.Prediction[]::new);

    assertThat(process.predictAll(points)).containsExactly(each);
  }

  @Test
  void nothingPendingLeavesTheProcessAsItIs() {
    GaussianProcess process = new GaussianProcess(data(12, 3), PARAMETERS);
    double[] x = {0.2, 0.4, 0.6, 0.8};

    assertThat(process.believing(new double[0][]).predict(x)).isEqualTo(process.predict(x));
  }

  @Test
  void aBelievedValueLeavesTheMeanAndLowersTheVariance() {
    GaussianProcess process = new GaussianProcess(data(12, 3), PARAMETERS);
    double[] x = {0.2, 0.4, 0.6, 0.8};
    GaussianProcess believed = process.believing(new double[][] {x});

    assertThat(believed.predict(x).mean()).isEqualTo(process.predict(x).mean());
    assertThat(believed.predict(x).variance()).isLessThan(PARAMETERS.noiseVariance());
    assertThat(believed.data().targets()[12]).isCloseTo(process.mean(x), within(1e-12));
  }

  /** The reference: each believed value is a mean, and the covariance is factored anew with it. */
  private static GaussianProcess slowly(GaussianProcess process, double[][] inputs) {
    GaussianProcess grown = process;
    for (double[] input : inputs) {
      TrainingSet more =
          grown.data().with(new double[][] {input}, new double[] {grown.mean(input)});
      grown = new GaussianProcess(more, PARAMETERS);
    }
    return grown;
  }

  private static void assertSamePosterior(GaussianProcess one, GaussianProcess other) {
    assertThat(one.data().size()).isEqualTo(other.data().size());
    SplittableRandom random = new SplittableRandom(9);
    for (int k = 0; k < 5; k++) {
      double[] x = random.doubles(GROUPS.length).toArray();
      GaussianProcess.Slope a = one.slope(x);
      GaussianProcess.Slope b = other.slope(x);
      assertThat(a.prediction().mean()).isCloseTo(b.prediction().mean(), within(TOLERANCE));
      assertThat(a.prediction().variance()).isCloseTo(b.prediction().variance(), within(TOLERANCE));
      assertThat(a.meanGradient()).containsExactly(b.meanGradient(), within(100 * TOLERANCE));
      assertThat(a.varianceGradient())
          .containsExactly(b.varianceGradient(), within(100 * TOLERANCE));
    }
  }

  private static GaussianProcess all(
      GrowingProcess growing, double[][] trials, int begun, List<Integer> observed) {
    GaussianProcess known = growing.with(at(trials, observed), figures(observed));
    int[] places = IntStream.range(0, begun).map(observed::indexOf).toArray();
    return growing.believing(Arrays.copyOf(trials, begun), places, known);
  }

  private static double[] inOrderOfBeginning(
      GaussianProcess fit, TrainingSet slow, List<Integer> observed, List<Integer> running) {
    double[] targets = slow.targets().clone();
    int n = fit.data().size();
    for (int i = n; i < targets.length; i++) {
      int place = i - n;
      int trial =
          place < observed.size() ? observed.get(place) : running.get(place - observed.size());
      targets[n + trial] = slow.targets()[i];
    }
    return targets;
  }

  private static double[][] at(double[][] trials, List<Integer> places) {
    return places.stream().map(i -> trials[i]).toArray(double[][]::new);
  }

  private static double[] figures(List<Integer> trials) {
    return trials.stream().mapToDouble(Math::sin).toArray();
  }

  private static TrainingSet data(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] inputs = new double[n][];
    double[] targets = new double[n];
    for (int i = 0; i < n; i++) {
      inputs[i] = random.doubles(GROUPS.length).toArray();
      targets[i] = Math.sin(6 * inputs[i][0]) + 0.1 * random.nextGaussian();
    }
    return new TrainingSet(inputs, targets, GROUPS);
  }

  /** A third of them are inputs that are there already. */
  private static double[][] withDuplicates(int n, TrainingSet data, long seed) {
    SplittableRandom random = new SplittableRandom(seed + 1);
    List<double[]> known = new ArrayList<>(List.of(data.inputs()));
    double[][] inputs = new double[n][];
    for (int i = 0; i < n; i++) {
      inputs[i] =
          random.nextInt(3) == 0
              ? known.get(random.nextInt(known.size()))
              : random.doubles(GROUPS.length).toArray();
      known.add(inputs[i]);
    }
    return inputs;
  }
}
