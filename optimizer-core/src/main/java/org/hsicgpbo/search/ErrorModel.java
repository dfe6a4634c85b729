package org.hsicgpbo.search;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.hsicgpbo.acquisition.InputEncoding;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.GaussianProcessFit;
import org.hsicgpbo.surrogate.LengthscalePrior;
import org.hsicgpbo.surrogate.TrainingSet;
import org.hsicgpbo.surrogate.Warping;
import org.hsicgpbo.trial.FinishedTrial;

/**
 * A Gaussian process of one figure of finished trials over a space.
 *
 * @param process on warped figures
 * @param encoding of points to its inputs
 */
record ErrorModel(GaussianProcess process, InputEncoding encoding) {

  /**
   * The model of the validation error. Failed trials count as the worst finite error, which keeps
   * the search away without wrecking the scale. Of the errors as they are and their logarithms,
   * those are modelled under which the data are more probable: the negative log posterior is
   * compared with the Jacobian of the warping.
   *
   * @param trials at least one of them completed
   */
  static ErrorModel ofErrors(
      List<FinishedTrial> trials, InputEncoding encoding, LengthscalePrior prior) {
    double[] finite =
        trials.stream().mapToDouble(FinishedTrial::errorOrWorst).filter(Double::isFinite).toArray();
    double worst = StatUtils.max(finite);
    double[] errors = trials.stream().mapToDouble(t -> Math.min(worst, t.errorOrWorst())).toArray();
    Candidate plain = Candidate.of(false, errors, trials, encoding, prior);
    if (!Warping.hasLogarithms(errors)) {
      return new ErrorModel(plain.fit().process(), encoding);
    }
    Candidate logarithmic = Candidate.of(true, errors, trials, encoding, prior);
    Candidate better = logarithmic.score() <= plain.score() ? logarithmic : plain;
    return new ErrorModel(better.fit().process(), encoding);
  }

  /**
   * The model of the logarithm of a positive cost, not standardised back: differences are what
   * counts.
   */
  static CostModel ofLogCosts(
      List<FinishedTrial> trials, double[] costs, InputEncoding encoding, LengthscalePrior prior) {
    Warping warping = Warping.of(true, costs);
    GaussianProcessFit fit = fit(warping, costs, trials, encoding, prior);
    return new CostModel(new ErrorModel(fit.process(), encoding), warping.deviation());
  }

  /** A model of log cost; {@code deviation} brings its means back to natural logarithms. */
  record CostModel(ErrorModel model, double deviation) {}

  private record Candidate(GaussianProcessFit fit, double score) {
    static Candidate of(
        boolean logarithmic,
        double[] errors,
        List<FinishedTrial> trials,
        InputEncoding encoding,
        LengthscalePrior prior) {
      Warping warping = Warping.of(logarithmic, errors);
      GaussianProcessFit fit = ErrorModel.fit(warping, errors, trials, encoding, prior);
      return new Candidate(fit, fit.negativeLogPosterior() - warping.logJacobian(errors));
    }
  }

  private static GaussianProcessFit fit(
      Warping warping,
      double[] values,
      List<FinishedTrial> trials,
      InputEncoding encoding,
      LengthscalePrior prior) {
    double[][] inputs = new double[values.length][];
    double[] targets = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      inputs[i] = encoding.encode(trials.get(i).trial().suggestion().point());
      targets[i] = warping.apply(values[i]);
    }
    return GaussianProcessFit.of(new TrainingSet(inputs, targets, encoding.groups()), prior);
  }
}
