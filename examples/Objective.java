import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An objective of one's own, as a program: reads one trial from standard input, trains, prints the
 * outcome as its last line. Any language can do this; Java needs nothing but the JDK: {@code java
 * Objective.java}.
 *
 * <p>The model is a sum of Chebyshev polynomials, fitted to noisy samples of sin(3x) by gradient
 * descent. Its degree drives the cost, the learning rate decides whether it learns.
 */
public class Objective {
  private static final int TRAINING_POINTS = 60;
  private static final int VALIDATION_POINTS = 200;

  public static void main(String[] arguments) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String trial = in.readLine();
    long start = System.nanoTime();
    int degree = (int) number(trial, "degree");
    double[] weights =
        train(
            degree,
            (int) number(trial, "steps"),
            number(trial, "learning-rate"),
            number(trial, "l2"),
            new Random((long) number(trial, "seed")));
    double error = validationError(weights);
    double seconds = (System.nanoTime() - start) / 1e9;

    System.err.println("Whatever goes to standard error is kept in the trial's log.");
    if (!Double.isFinite(error) || error > 1e3) {
      System.out.println("{\"failed\": \"the weights ran away\"}");
      return;
    }
    // Each further polynomial costs one recurrence (3 operations) and one multiply-add.
    System.out.printf(
        Locale.ROOT,
        "{\"error\": %.12g, \"flops\": %d, \"parameter-count\": %d, \"seconds\": %.6f}%n",
        error,
        5 * degree,
        degree + 1,
        seconds);
  }

  private static double[] train(
      int degree, int steps, double learningRate, double l2, Random random) {
    double[][] features = new double[TRAINING_POINTS][];
    double[] targets = new double[TRAINING_POINTS];
    for (int i = 0; i < TRAINING_POINTS; i++) {
      double x = 2 * random.nextDouble() - 1;
      features[i] = chebyshev(x, degree);
      targets[i] = Math.sin(3 * x) + 0.05 * random.nextGaussian();
    }
    double[] weights = new double[degree + 1];
    for (int step = 0; step < steps; step++) {
      double[] gradient = new double[degree + 1];
      for (int i = 0; i < TRAINING_POINTS; i++) {
        double residual = dot(weights, features[i]) - targets[i];
        for (int k = 0; k <= degree; k++) {
          gradient[k] += residual * features[i][k] / TRAINING_POINTS;
        }
      }
      for (int k = 0; k <= degree; k++) {
        weights[k] -= learningRate * (gradient[k] + l2 * weights[k]);
      }
    }
    return weights;
  }

  /** Root mean square error on equispaced points without noise. */
  private static double validationError(double[] weights) {
    double sum = 0;
    for (int i = 0; i < VALIDATION_POINTS; i++) {
      double x = -1 + 2.0 * i / (VALIDATION_POINTS - 1);
      double residual = dot(weights, chebyshev(x, weights.length - 1)) - Math.sin(3 * x);
      sum += residual * residual;
    }
    return Math.sqrt(sum / VALIDATION_POINTS);
  }

  private static double[] chebyshev(double x, int degree) {
    double[] t = new double[degree + 1];
    t[0] = 1;
    for (int k = 1; k <= degree; k++) {
      t[k] = k == 1 ? x : 2 * x * t[k - 1] - t[k - 2];
    }
    return t;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  /** The number behind "key": in a line of JSON; a real program takes a JSON library. */
  private static double number(String json, String key) {
    Matcher matcher =
        Pattern.compile("\"" + Pattern.quote(key) + "\"\\s*:\\s*(-?[0-9.]+([eE][-+]?[0-9]+)?)")
            .matcher(json);
    if (!matcher.find()) {
      throw new IllegalArgumentException("There is no number \"" + key + "\" in " + json);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
