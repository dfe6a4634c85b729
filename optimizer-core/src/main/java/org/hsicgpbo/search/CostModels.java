package org.hsicgpbo.search;

import java.util.List;
import java.util.Optional;
import org.hsicgpbo.acquisition.InputEncoding;
import org.hsicgpbo.surrogate.GrowingProcess;
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

  private record Fitted(
      List<FinishedTrial> trials, CostMeasure measure, ErrorModel model, GrowingProcess growing) {}

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
    Fitted fitted = fitted(known.subList(Math.max(0, size - MOST), size), measure);
    List<FinishedTrial> further = known.subList(size, known.size());
    return Optional.of(
        fitted.model().with(further, t -> t.knownCost(measure), fitted.growing(), encoding));
  }

  private Fitted fitted(List<FinishedTrial> trials, CostMeasure measure) {
    Fitted known = last;
    if (known == null || known.measure() != measure || !known.trials().equals(trials)) {
      double[] costs = trials.stream().mapToDouble(t -> t.knownCost(measure)).toArray();
      ErrorModel model = ErrorModel.ofLogCosts(trials, costs, encoding, kernel);
      GrowingProcess growing = new GrowingProcess(model.process());
      known = new Fitted(List.copyOf(trials), measure, model, growing);
      last = known;
    }
    return known;
  }
}
