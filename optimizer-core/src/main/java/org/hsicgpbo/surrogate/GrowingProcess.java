package org.hsicgpbo.surrogate;

import java.util.Arrays;

/**
 * A process of fixed parameters that takes up further observations and believes in others, again
 * and again while trials come and go. It remembers the factors of the last time, so that an
 * observation that is new costs O(n²) operations and one that was there costs none; what it answers
 * depends on the arguments alone, to the last bit. One instance must not be used by two threads.
 *
 * <p>The covariance of a set of inputs does not depend on what was observed there. So the factor
 * from which the variance follows stays as it is when a believed value gives way to an observed
 * one, provided that the inputs keep their order.
 */
public final class GrowingProcess {
  private final GaussianProcess fitted;
  private final Sequence observed;
  private final Sequence all;

  /** Nothing further was observed yet. */
  public GrowingProcess(GaussianProcess fitted) {
    this.fitted = fitted;
    this.observed = new Sequence(fitted);
    this.all = new Sequence(fitted);
  }

  /**
   * The posterior after further observations.
   *
   * @param inputs [m][features]
   * @param targets [m]
   */
  public GaussianProcess with(double[][] inputs, double[] targets) {
    TrainingSet more = fitted.data().with(inputs, targets);
    return fitted.with(more, observed.factor(more.inputs()));
  }

  /**
   * The posterior after further observations, and others that are equal to its mean: see {@link
   * GaussianProcess#believing(double[][])}.
   *
   * @param inputs [m][features] of both kinds, in an order in which known ones stay and new ones
   *     come last
   * @param places for each of them its place among the further observations of {@code known}, −1 if
   *     it was not observed
   * @param known what {@link #with} gave
   */
  public GaussianProcess believing(double[][] inputs, int[] places, GaussianProcess known) {
    int n = fitted.data().size();
    TrainingSet unknown = fitted.data().with(inputs, new double[inputs.length]);
    double[] weights = Arrays.copyOf(known.weights(), n + inputs.length);
    for (int i = 0; i < inputs.length; i++) {
      weights[n + i] = places[i] < 0 ? 0 : known.weights()[n + places[i]];
    }
    return fitted.believing(unknown, all.factor(unknown.inputs()), weights);
  }

  /** The factor of a sequence of inputs that begins with those of the fit. */
  private static final class Sequence {
    private final GaussianProcess fitted;
    private double[][] inputs;
    private CholeskyFactor factor;

    Sequence(GaussianProcess fitted) {
      this.fitted = fitted;
      this.inputs = fitted.data().inputs();
      this.factor = fitted.factor();
    }

    CholeskyFactor factor(double[][] wanted) {
      int same = fitted.data().size();
      int most = Math.min(inputs.length, wanted.length);
      while (same < most && Arrays.equals(inputs[same], wanted[same])) {
        same++;
      }
      factor = fitted.grownTo(factor.first(same), wanted);
      inputs = wanted;
      return factor;
    }
  }
}
