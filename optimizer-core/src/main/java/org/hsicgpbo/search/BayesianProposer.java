package org.hsicgpbo.search;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hsicgpbo.acquisition.AcquisitionMaximizer;
import org.hsicgpbo.acquisition.InputEncoding;
import org.hsicgpbo.acquisition.LogExpectedImprovement;
import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.LengthscalePrior;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;

/**
 * One suggestion of Gaussian-process Bayesian optimization: fits a process to the told trials,
 * believes its own means for pending ones (Kriging believer, Ginsbourger et al. 2010), and
 * maximises log expected improvement, less α times the predicted log cost.
 */
public final class BayesianProposer {
  private static final int SEEDS_OF_LOCAL_SEARCH = 5;
  private static final int FEWEST_COSTS = 5;
  private static final int MOST_RANDOM_DRAWS = 1000;

  private final SearchSpace space;
  private final InputEncoding encoding;

  /** A proposer for a space. */
  public BayesianProposer(SearchSpace space) {
    this.space = space;
    this.encoding = new InputEncoding(space);
  }

  /**
   * The next point. Its configuration is new unless the region holds no new one among a thousand
   * random draws; then a known one is repeated. Without a completed trial the point is random.
   */
  public UnitPoint propose(SearchState state, ProposalSettings settings) {
    SplittableRandom random = new SplittableRandom(settings.seed());
    Set<Configuration> taken = taken(state);
    if (state.told().best().isEmpty()) {
      return randomPoint(settings.region(), taken, random);
    }
    List<FinishedTrial> trials = state.told().trials();
    LengthscalePrior prior =
        LengthscalePrior.dimensionScaled(space.dimensions()).shifted(settings.lengthscaleShifts());
    GaussianProcess process = ErrorModel.ofErrors(trials, encoding, prior).process();
    List<UnitPoint> observed =
        trials.stream()
            .filter(t -> t.completed().isPresent())
            .map(t -> t.trial().suggestion().point())
            .sorted(Comparator.comparingDouble(meanAt(process)))
            .toList();
    // Errors are noisy: the best mean at a trained point is a steadier target than the luckiest
    // error.
    double best = process.mean(encoding.encode(observed.get(0)));
    for (Trial pending : state.pending()) {
      double[] input = encoding.encode(pending.suggestion().point());
      process = process.with(input, process.mean(input));
    }
    ToDoubleFunction<UnitPoint> acquisition = acquisition(process, best, trials, settings);
    List<UnitPoint> seeds = observed.subList(0, Math.min(SEEDS_OF_LOCAL_SEARCH, observed.size()));
    return new AcquisitionMaximizer(space, settings.region(), acquisition, random)
        .maximize(seeds, taken)
        .orElseGet(() -> randomPoint(settings.region(), taken, random));
  }

  private ToDoubleFunction<UnitPoint> meanAt(GaussianProcess process) {
    return point -> process.mean(encoding.encode(point));
  }

  private ToDoubleFunction<UnitPoint> acquisition(
      GaussianProcess process, double best, List<FinishedTrial> trials, ProposalSettings settings) {
    ToDoubleFunction<UnitPoint> improvement =
        point -> LogExpectedImprovement.of(process.predict(encoding.encode(point)), best);
    Optional<ErrorModel.CostModel> costs =
        settings.costExponent() > 0 ? costModel(trials, settings.cost()) : Optional.empty();
    if (costs.isEmpty()) {
      return improvement;
    }
    GaussianProcess logCost = costs.get().model().process();
    double weight = settings.costExponent() * costs.get().deviation();
    return point ->
        improvement.applyAsDouble(point) - weight * logCost.mean(encoding.encode(point));
  }

  private Optional<ErrorModel.CostModel> costModel(
      List<FinishedTrial> trials, CostMeasure measure) {
    List<FinishedTrial> known =
        trials.stream().filter(t -> measure.of(t.outcome().cost()) > 0).toList();
    if (known.size() < FEWEST_COSTS) {
      return Optional.empty();
    }
    double[] costs = known.stream().mapToDouble(t -> measure.of(t.outcome().cost())).toArray();
    LengthscalePrior prior = LengthscalePrior.dimensionScaled(space.dimensions());
    return Optional.of(ErrorModel.ofLogCosts(known, costs, encoding, prior));
  }

  private UnitPoint randomPoint(
      SearchRegion region, Set<Configuration> taken, SplittableRandom random) {
    UnitPoint point = space.activate(region.at(random.doubles(space.dimensions()).toArray()));
    for (int k = 1; k < MOST_RANDOM_DRAWS && taken.contains(space.decode(point)); k++) {
      point = space.activate(region.at(random.doubles(space.dimensions()).toArray()));
    }
    return point;
  }

  private static Set<Configuration> taken(SearchState state) {
    Set<Configuration> taken = new HashSet<>();
    Stream.concat(
            state.told().trials().stream().map(FinishedTrial::trial), state.pending().stream())
        .forEach(trial -> taken.add(trial.suggestion().configuration()));
    return taken;
  }
}
