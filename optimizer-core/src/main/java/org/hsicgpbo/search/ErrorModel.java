package org.hsicgpbo.search;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hsicgpbo.acquisition.InputEncoding;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.GaussianProcessFit;
import org.hsicgpbo.surrogate.GrowingProcess;
import org.hsicgpbo.surrogate.KernelChoice;
import org.hsicgpbo.surrogate.TrainingSet;
import org.hsicgpbo.surrogate.Warping;
import org.hsicgpbo.trial.FinishedTrial;

/**
 * A Gaussian process of one figure of finished trials over a space.
 *
 * @param process on warped figures
 * @param warping of figures to its targets
 */
record ErrorModel(GaussianProcess process, Warping warping) {
  /** At most so many observations choose the warping. */
  private static final int CHOOSING = 40;

  /**
   * The model of the validation error, where failed and stopped trials count as {@link
   * BelievedErrors} says. Of the warpings that the errors allow the one is taken under which each
   * error is predicted best from the others: leave-one-out log density plus the Jacobian of the
   * warping, on at most 40 trials spread over the history.
   *
   * @param trials at least one of them completed, or none at all where there are earlier ones
   * @param earlier what a warm start knows
   */
  static ErrorModel ofErrors(
      List<FinishedTrial> trials,
      EarlierObservations earlier,
      InputEncoding encoding,
      KernelChoice choice) {
    if (trials.isEmpty()) {
      Warping unused = new Warping(new Warping.Identity(), 0, 1);
      return new ErrorModel(GaussianProcessFit.of(earlier.alone(), choice).process(), unused);
    }
    double[] errors = errors(trials);
    TrainingSet inputs = inputs(trials, encoding);
    Warping chosen = earlier.aligned(choose(inputs, errors, choice), inputs);
    TrainingSet data = earlier.before(warped(chosen, inputs, errors));
    return new ErrorModel(GaussianProcessFit.of(data, choice).process(), chosen);
  }

  /** Errors as {@link BelievedErrors} has them. */
  static double[] errors(List<FinishedTrial> trials) {
    BelievedErrors believed = BelievedErrors.of(trials);
    return trials.stream().mapToDouble(believed::of).toArray();
  }

  private static Warping choose(TrainingSet inputs, double[] errors, KernelChoice choice) {
    List<Warping> candidates = Warping.candidates(errors);
    int step = Math.max(1, (errors.length + CHOOSING - 1) / CHOOSING);
    int[] kept = IntStream.range(0, errors.length).filter(i -> i % step == 0).toArray();
    double[] some = Arrays.stream(kept).mapToDouble(i -> errors[i]).toArray();
    TrainingSet fewer = inputs.subset(kept);
    Warping best = candidates.get(0);
    double bestScore = Double.NEGATIVE_INFINITY;
    for (Warping warping : candidates) {
      GaussianProcess process =
          GaussianProcessFit.glance(warped(warping, fewer, some), choice).process();
      double score = process.leaveOneOutLogDensity() + warping.logJacobian(some);
      if (score > bestScore) {
        best = warping;
        bestScore = score;
      }
    }
    return best;
  }

  /**
   * The model of the logarithm of a positive cost, not standardised back: differences are what
   * counts.
   */
  static ErrorModel ofLogCosts(
      List<FinishedTrial> trials, double[] costs, InputEncoding encoding, KernelChoice choice) {
    Warping warping = Warping.of(new Warping.Logarithm(), costs);
    TrainingSet data = warped(warping, inputs(trials, encoding), costs);
    return new ErrorModel(GaussianProcessFit.of(data, choice).process(), warping);
  }

  private static TrainingSet warped(Warping warping, TrainingSet inputs, double[] values) {
    double[] targets = Arrays.stream(values).map(warping::apply).toArray();
    return new TrainingSet(inputs.inputs(), targets, inputs.groups());
  }

  private static TrainingSet inputs(List<FinishedTrial> trials, InputEncoding encoding) {
    return new TrainingSet(encoded(trials, encoding), new double[trials.size()], encoding.groups());
  }

  private static double[][] encoded(List<FinishedTrial> trials, InputEncoding encoding) {
    return trials.stream().map(t -> encoding.encode(t.point())).toArray(double[][]::new);
  }

  /**
   * The model after further trials, under the same parameters and warping.
   *
   * @param growing the process of this model
   * @param figure of a trial
   */
  ErrorModel with(
      List<FinishedTrial> further,
      ToDoubleFunction<FinishedTrial> figure,
      GrowingProcess growing,
      InputEncoding encoding) {
    double[] targets = further.stream().mapToDouble(figure).map(warping::apply).toArray();
    return further.isEmpty()
        ? this
        : new ErrorModel(growing.with(encoded(further, encoding), targets), warping);
  }

  /** Whether the warping has a value for the error. */
  boolean represents(double error) {
    return Double.isFinite(warping.apply(error));
  }
}
