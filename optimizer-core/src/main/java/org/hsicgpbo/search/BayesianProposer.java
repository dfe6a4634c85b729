package org.hsicgpbo.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hsicgpbo.acquisition.AcquisitionFunction;
import org.hsicgpbo.acquisition.AcquisitionMaximizer;
import org.hsicgpbo.acquisition.InputEncoding;
import org.hsicgpbo.acquisition.SearchEffort;
import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.KernelChoice;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;

/**
 * One suggestion of Gaussian-process Bayesian optimization: fits a process to the told trials,
 * believes its own means for pending ones (Kriging believer, Ginsbourger et al. 2010), and
 * maximises the {@link AcquisitionChoice acquisition} chosen. Keeps the latest fits, so one
 * instance must not be used by two threads; what it proposes depends on its arguments alone.
 */
public final class BayesianProposer {
  private static final int SEEDS_OF_LOCAL_SEARCH = 5;
  private static final int MOST_PROMISING = 50;

  /** So many admissible draws may be known configurations before one is repeated. */
  private static final int MOST_KNOWN_DRAWS = 1000;

  /** So many draws are looked at where few are admissible. */
  private static final int MOST_RANDOM_DRAWS = 100_000;

  private final SearchSpace space;
  private final ProposerOptions options;
  private final InputEncoding encoding;
  private final KernelChoice kernel;
  private final ErrorModels models;
  private final ErrorModels interacting;
  private final Acquisitions acquisitions;

  /** A proposer for a space. */
  public BayesianProposer(SearchSpace space, ProposerOptions options) {
    this.space = space;
    this.options = options;
    int sources = options.earlier().sources().size();
    this.encoding = new InputEncoding(space, sources);
    this.kernel = KernelChoice.defaults(space.dimensions(), sources > 0);
    EarlierObservations earlier =
        new EarlierObservations(options.earlier(), encoding, kernel.withMainEffects(false));
    this.models = new ErrorModels(encoding, earlier);
    this.interacting = new ErrorModels(encoding, earlier);
    this.acquisitions =
        new Acquisitions(options.acquisition(), encoding, new CostModels(encoding, kernel));
  }

  /**
   * How many of so many told trials the parameters of a process are fitted to. They are fitted anew
   * at certain sizes only; between them the process takes up each new trial as it is.
   */
  public static int fittedTrials(int told) {
    return ErrorModels.fittedSize(told);
  }

  /**
   * The next point. Its configuration is admissible, and it is new unless the region holds no new
   * one among a thousand admissible random draws; then a known one is repeated. Where the region
   * seems to hold nothing admissible at all, a random point of the space is taken. Without a
   * completed trial, of this study or an earlier one, the point is random.
   */
  public UnitPoint propose(SearchState state, ProposalSettings settings) {
    return propose(state, state.told().trials(), settings);
  }

  /**
   * The next point, learnt from some of the told trials.
   *
   * @param known the trials to learn from, in the order in which they were told
   */
  public UnitPoint propose(
      SearchState state, List<FinishedTrial> known, ProposalSettings settings) {
    SplittableRandom random = new SplittableRandom(settings.seed());
    Set<Configuration> taken = state.taken();
    boolean started = known.stream().anyMatch(trial -> trial.completed().isPresent());
    if (!started && options.earlier().sources().isEmpty()) {
      return randomPoint(settings.region(), taken, random);
    }
    // Failures alone have no scale; where nothing was completed yet, the sources speak alone.
    List<FinishedTrial> trials = started ? known : List.of();
    ToldModel told = model(trials, state.trialNumber(), settings.lengthscaleShifts());
    GaussianProcess process = told.model().process();
    List<UnitPoint> promising = promising(started ? trials : options.earlier().all(), process);
    // Errors are noisy: the best mean at a trained point is a steadier target than the luckiest
    // error.
    double best = process.mean(encoding.encode(promising.get(0)));
    ErrorModel believed = believing(told, state.pending());
    AcquisitionFunction acquisition =
        acquisitions.of(
            new Acquisitions.Known(believed, best, trials, state.trialNumber()),
            settings.aim(),
            random);
    SearchEffort effort = SearchEffort.forObservations(believed.process().data().size());
    List<UnitPoint> seeds = seeds(promising, acquisition, settings.aim());
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
  private ToldModel model(List<FinishedTrial> trials, int trialNumber, double[] lengthscaleShifts) {
    double[] shifts = Arrays.copyOf(lengthscaleShifts, encoding.lengthscales());
    KernelChoice shaped = kernel.with(kernel.lengthscales().shifted(shifts));
    return trialNumber % 2 == 0
        ? interacting.of(trials, shaped.withMainEffects(false))
        : models.of(trials, shaped);
  }

  private ErrorModel believing(ToldModel told, List<Trial> pending) {
    return options.acquisition() == AcquisitionChoice.NOISY_EI
        ? told.believingInToldOrder(pending)
        : told.believing(pending);
  }

  /** The trained points of the lowest errors, by the means there. */
  private List<UnitPoint> promising(List<FinishedTrial> trials, GaussianProcess process) {
    record Mean(UnitPoint point, double mean) {}
    return trials.stream()
        .filter(t -> t.completed().isPresent())
        .sorted(Comparator.comparingDouble(FinishedTrial::errorOrWorst))
        .limit(MOST_PROMISING)
        .map(t -> t.point())
        .map(point -> new Mean(point, process.mean(encoding.encode(point))))
        .sorted(Comparator.comparingDouble(Mean::mean))
        .map(Mean::point)
        .toList();
  }

  /** Where cost has a say, the lowest errors are not the most promising places. */
  private static List<UnitPoint> seeds(
      List<UnitPoint> promising, AcquisitionFunction acquisition, Aim aim) {
    boolean costCounts = aim instanceof Aim.LowerCost || aim instanceof Aim.WithinCost;
    return (costCounts ? byValue(promising, acquisition) : promising)
        .stream().limit(SEEDS_OF_LOCAL_SEARCH).toList();
  }

  private static List<UnitPoint> byValue(List<UnitPoint> points, AcquisitionFunction acquisition) {
    // A value costs O(n²) operations: once for each point, not at each comparison.
    double[] values = acquisition.values(points);
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -values[i]))
        .map(points::get)
        .toList();
  }

  private UnitPoint randomPoint(
      SearchRegion region, Set<Configuration> taken, SplittableRandom random) {
    Optional<UnitPoint> known = Optional.empty();
    int admissible = 0;
    for (int k = 0; k < MOST_RANDOM_DRAWS && admissible < MOST_KNOWN_DRAWS; k++) {
      UnitPoint point = space.activate(region.at(random.doubles(space.dimensions()).toArray()));
      if (!space.admits(point)) {
        continue;
      }
      if (!taken.contains(space.decode(point))) {
        return point;
      }
      known = Optional.of(point);
      admissible++;
    }
    return known.orElseGet(() -> space.sample(random));
  }
}
