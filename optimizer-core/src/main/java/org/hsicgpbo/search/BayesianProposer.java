package org.hsicgpbo.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.hsicgpbo.acquisition.AcquisitionFunction;
import org.hsicgpbo.acquisition.AcquisitionMaximizer;
import org.hsicgpbo.acquisition.CostCooled;
import org.hsicgpbo.acquisition.ExpectedImprovement;
import org.hsicgpbo.acquisition.InputEncoding;
import org.hsicgpbo.acquisition.LowerConfidenceBound;
import org.hsicgpbo.acquisition.SearchEffort;
import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.KernelChoice;
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
  private static final int MOST_PROMISING = 50;

  /**
   * Where cost does not count, every third trial is proposed by the lower confidence bound:
   * expected improvement alone stayed in one basin for half of the seeds on Hartmann6
   * (docs/benchmarks.md).
   */
  private static final int TURN_OF_THE_BOUND = 3;

  private static final double BETA = 4;
  private static final int FEWEST_COSTS = 5;
  private static final int MOST_RANDOM_DRAWS = 1000;

  private final SearchSpace space;
  private final InputEncoding encoding;
  private final ErrorModels models;
  private final ErrorModels interacting;

  /** A proposer for a space. */
  public BayesianProposer(SearchSpace space) {
    this.space = space;
    this.encoding = new InputEncoding(space);
    this.models = new ErrorModels(encoding);
    this.interacting = new ErrorModels(encoding);
  }

  /**
   * The next point. Its configuration is new unless the region holds no new one among a thousand
   * random draws; then a known one is repeated. Without a completed trial the point is random.
   */
  public UnitPoint propose(SearchState state, ProposalSettings settings) {
    SplittableRandom random = new SplittableRandom(settings.seed());
    Set<Configuration> taken = state.taken();
    if (state.told().best().isEmpty()) {
      return randomPoint(settings.region(), taken, random);
    }
    List<FinishedTrial> trials = state.told().trials();
    GaussianProcess process = process(state, settings.lengthscaleShifts());
    List<UnitPoint> promising = promising(trials, process);
    // Errors are noisy: the best mean at a trained point is a steadier target than the luckiest
    // error.
    double best = process.mean(encoding.encode(promising.get(0)));
    for (Trial pending : state.pending()) {
      double[] input = encoding.encode(pending.suggestion().point());
      process = process.with(input, process.mean(input));
    }
    AcquisitionFunction acquisition =
        settings.costExponent() == 0 && state.trialNumber() % TURN_OF_THE_BOUND == 0
            ? new LowerConfidenceBound(process, encoding, BETA)
            : acquisition(process, best, trials, settings);
    SearchEffort effort = SearchEffort.forObservations(process.data().size());
    List<UnitPoint> seeds = promising.subList(0, Math.min(SEEDS_OF_LOCAL_SEARCH, promising.size()));
    return new AcquisitionMaximizer(space, settings.region(), acquisition, effort, random)
        .maximize(seeds, taken)
        .orElseGet(() -> randomPoint(settings.region(), taken, random));
  }

  /**
   * Every second trial is proposed by a kernel with main effects, the others by one without. The
   * first finds bowls and slopes in many dimensions from few trials, the second is not misled where
   * nothing adds up; taking turns was better on most functions than either alone
   * (docs/benchmarks.md).
   */
  private GaussianProcess process(SearchState state, double[] lengthscaleShifts) {
    KernelChoice choice = KernelChoice.defaults(space.dimensions());
    KernelChoice shaped = choice.with(choice.lengthscales().shifted(lengthscaleShifts));
    return state.trialNumber() % 2 == 0
        ? interacting.of(state.told().trials(), shaped.withMainEffects(false)).process()
        : models.of(state.told().trials(), shaped).process();
  }

  /** The trained points of the lowest errors, by the means there. */
  private List<UnitPoint> promising(List<FinishedTrial> trials, GaussianProcess process) {
    record Mean(UnitPoint point, double mean) {}
    return trials.stream()
        .filter(t -> t.completed().isPresent())
        .sorted(Comparator.comparingDouble(FinishedTrial::errorOrWorst))
        .limit(MOST_PROMISING)
        .map(t -> t.trial().suggestion().point())
        .map(point -> new Mean(point, process.mean(encoding.encode(point))))
        .sorted(Comparator.comparingDouble(Mean::mean))
        .map(Mean::point)
        .toList();
  }

  private AcquisitionFunction acquisition(
      GaussianProcess process, double best, List<FinishedTrial> trials, ProposalSettings settings) {
    AcquisitionFunction improvement = new ExpectedImprovement(process, encoding, best);
    Optional<ErrorModel> costs =
        settings.costExponent() > 0 ? costModel(trials, settings.cost()) : Optional.empty();
    return costs
        .<AcquisitionFunction>map(
            model ->
                new CostCooled(
                    improvement,
                    model.process(),
                    encoding,
                    settings.costExponent() * model.warping().deviation()))
        .orElse(improvement);
  }

  private Optional<ErrorModel> costModel(List<FinishedTrial> trials, CostMeasure measure) {
    List<FinishedTrial> known =
        trials.stream().filter(t -> Double.isFinite(t.knownCost(measure))).toList();
    if (known.size() < FEWEST_COSTS) {
      return Optional.empty();
    }
    double[] costs = known.stream().mapToDouble(t -> t.knownCost(measure)).toArray();
    return Optional.of(
        ErrorModel.ofLogCosts(known, costs, encoding, KernelChoice.defaults(space.dimensions())));
  }

  private UnitPoint randomPoint(
      SearchRegion region, Set<Configuration> taken, SplittableRandom random) {
    UnitPoint point = space.activate(region.at(random.doubles(space.dimensions()).toArray()));
    for (int k = 1; k < MOST_RANDOM_DRAWS && taken.contains(space.decode(point)); k++) {
      point = space.activate(region.at(random.doubles(space.dimensions()).toArray()));
    }
    return point;
  }
}
