package org.hsicgpbo.search;

import java.util.List;
import java.util.Optional;
import org.hsicgpbo.acquisition.InputEncoding;
import org.hsicgpbo.surrogate.KernelChoice;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.jspecify.annotations.Nullable;

/**
 * The models of the logarithm of a cost over a growing history, fitted anew at the same sizes as
 * those of the error. Cost follows the configuration smoothly and almost without noise, so that the
 * latest few hundred trials say all there is to say.
 */
final class CostModels {
  private static final int FEWEST = 5;
  private static final int MOST = 300;

  private final InputEncoding encoding;
  private final KernelChoice kernel;
  private @Nullable Fitted last;

  private record Fitted(List<FinishedTrial> trials, CostMeasure measure, ErrorModel model) {}

  CostModels(InputEncoding encoding, KernelChoice kernel) {
    this.encoding = encoding;
    this.kernel = kernel;
  }

  /** The model; empty if the cost is known of fewer than {@value #FEWEST} trials. */
  Optional<ErrorModel> of(List<FinishedTrial> trials, CostMeasure measure) {
    List<FinishedTrial> known =
        trials.stream().filter(t -> Double.isFinite(t.knownCost(measure))).toList();
    if (known.size() < FEWEST) {
      return Optional.empty();
    }
    int size = Math.max(FEWEST, ErrorModels.fittedSize(known.size()));
    ErrorModel model = fitted(known.subList(Math.max(0, size - MOST), size), measure);
    return Optional.of(
        model.with(known.subList(size, known.size()), t -> t.knownCost(measure), encoding));
  }

  private ErrorModel fitted(List<FinishedTrial> trials, CostMeasure measure) {
    if (last != null && last.measure() == measure && last.trials().equals(trials)) {
      return last.model();
    }
    double[] costs = trials.stream().mapToDouble(t -> t.knownCost(measure)).toArray();
    ErrorModel model = ErrorModel.ofLogCosts(trials, costs, encoding, kernel);
    last = new Fitted(List.copyOf(trials), measure, model);
    return model;
  }
}
