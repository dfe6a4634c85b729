package org.hsicgpbo.search;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.hsicgpbo.acquisition.InputEncoding;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.GaussianProcessFit;
import org.hsicgpbo.surrogate.KernelChoice;
import org.hsicgpbo.surrogate.TrainingSet;
import org.hsicgpbo.surrogate.Warping;
import org.hsicgpbo.trial.FinishedTrial;
import org.jspecify.annotations.Nullable;

/** {@link EarlierTrials} as observations of a Gaussian process, standardised source by source. */
final class EarlierObservations {
  /** So many new trials weigh as much in their own standardisation as what the sources predict. */
  private static final double WEIGHT_OF_SOURCES = 5;

  /** Where the sources deem all new trials alike, the spread of those is trusted all the same. */
  private static final double SMALLEST_SPREAD = 0.25;

  private final InputEncoding encoding;
  private final KernelChoice kernel;
  private final double[][] inputs;
  private final double[] targets;
  private @Nullable GaussianProcess process;

  /**
   * @param kernel of the process that predicts new trials from the sources
   */
  EarlierObservations(EarlierTrials earlier, InputEncoding encoding, KernelChoice kernel) {
    this.encoding = encoding;
    this.kernel = kernel;
    int n = earlier.sources().stream().mapToInt(source -> source.trials().size()).sum();
    this.inputs = new double[n][];
    this.targets = new double[n];
    int row = 0;
    for (int s = 0; s < earlier.sources().size(); s++) {
      List<FinishedTrial> trials = earlier.sources().get(s).trials();
      double[] errors = ErrorModel.errors(trials);
      Warping warping = warping(errors);
      for (int i = 0; i < trials.size(); i++) {
        inputs[row] = encoding.encode(trials.get(i).point(), s);
        targets[row++] = warping.apply(errors[i]);
      }
    }
  }

  /** Logarithms where there are; what the sources have in common is order rather than scale. */
  private static Warping warping(double[] errors) {
    return Warping.hasLogarithms(errors)
        ? Warping.of(new Warping.Logarithm(), errors)
        : Warping.candidates(errors).stream().reduce((a, b) -> b).orElseThrow();
  }

  boolean isEmpty() {
    return inputs.length == 0;
  }

  /** The observations of the sources, then those of the new trials. */
  TrainingSet before(TrainingSet own) {
    if (isEmpty()) {
      return own;
    }
    int n = inputs.length;
    double[][] allInputs = Arrays.copyOf(inputs, n + own.size());
    double[] allTargets = Arrays.copyOf(targets, n + own.size());
    System.arraycopy(own.inputs(), 0, allInputs, n, own.size());
    System.arraycopy(own.targets(), 0, allTargets, n, own.size());
    return new TrainingSet(allInputs, allTargets, own.groups());
  }

  /** The sources alone. */
  TrainingSet alone() {
    return new TrainingSet(inputs, targets, encoding.groups());
  }

  /**
   * Standardises the errors of few new trials by what the sources predict at their points: three
   * trials that are all good must not come out as three of mean 0. With n trials the prediction
   * weighs 5 / (5 + n).
   */
  Warping aligned(Warping warping, TrainingSet own) {
    if (isEmpty()) {
      return warping;
    }
    if (process == null) {
      process = GaussianProcessFit.of(alone(), kernel).process();
    }
    GaussianProcess sources = process;
    double[] predicted = Arrays.stream(own.inputs()).mapToDouble(sources::mean).toArray();
    double weight = WEIGHT_OF_SOURCES / (WEIGHT_OF_SOURCES + predicted.length);
    double spread = Math.max(SMALLEST_SPREAD, Math.sqrt(StatUtils.populationVariance(predicted)));
    return warping.then(1 - weight + weight * spread, weight * StatUtils.mean(predicted));
  }
}
