package org.hsicgpbo.trainers.problem;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * Runge's function y = 1/(1+25x²) on [-1,1] (Runge 1901), which polynomials through equispaced
 * points fail to approximate.
 *
 * @param trainExamples how many training points
 * @param equispaced whether they are equispaced from -1 to 1, or uniform at random
 * @param validationExamples how many validation points: midpoints of as many equal cells
 * @param testExamples how many test points, uniform at random
 */
public record RungeProblem(
    int trainExamples, boolean equispaced, int validationExamples, int testExamples) {
  private static final long TRAIN_STREAM = 11;
  private static final long TEST_STREAM = 12;

  /** The function. */
  public static double value(double x) {
    return 1 / (1 + 25 * x * x);
  }

  /** The data; random points follow from the seed of the study. */
  public RegressionData data(long studySeed) {
    double[] train =
        equispaced ? grid(trainExamples) : uniform(trainExamples, studySeed, TRAIN_STREAM);
    return new RegressionData(
        split(train),
        split(midpoints(validationExamples)),
        split(uniform(testExamples, studySeed, TEST_STREAM)),
        false);
  }

  private static double[] grid(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = n == 1 ? 0 : -1 + 2.0 * i / (n - 1);
    }
    return x;
  }

  private static double[] midpoints(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = -1 + (2.0 * i + 1) / n;
    }
    return x;
  }

  private static double[] uniform(int n, long studySeed, long stream) {
    RandomGenerator random = new SplittableRandom(TrialSeeds.derive(studySeed, stream, 0));
    return random.doubles(n, -1, 1).toArray();
  }

  private static Split split(double[] x) {
    double[][] inputs = new double[x.length][1];
    double[][] targets = new double[x.length][1];
    for (int i = 0; i < x.length; i++) {
      inputs[i][0] = x[i];
      targets[i][0] = value(x[i]);
    }
    return new Split(inputs, targets);
  }
}
