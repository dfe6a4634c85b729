package org.hsicgpbo.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hsicgpbo.acquisition.AcquisitionMaximizer;
import org.hsicgpbo.acquisition.ExpectedImprovement;
import org.hsicgpbo.acquisition.InputEncoding;
import org.hsicgpbo.acquisition.SearchEffort;
import org.hsicgpbo.acquisition.SearchRegion;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.surrogate.GaussianProcess;
import org.hsicgpbo.surrogate.KernelChoice;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * Bayesian optimization inside one trust region that moves, grows and shrinks, and begins anew
 * elsewhere when it is spent: TuRBO-1 (Eriksson et al. 2019, "Scalable global optimization via
 * local Bayesian optimization"), made for many dimensions. Unlike there, points are proposed by log
 * expected improvement instead of Thompson sampling, which is better where trials are few, and each
 * restart draws its first trials at random.
 */
public final class TurboStrategy implements SearchStrategy {
  /** The stage of random trials. */
  public static final String RANDOM = "turbo-random";

  /** The stage of trials inside the region. */
  public static final String REGION = "turbo-region";

  private static final int FEWEST_FAILURES = 4;
  private static final int SEEDS_OF_LOCAL_SEARCH = 5;
  private static final int RANDOM_TRIES = 1000;

  private final SearchSpace space;
  private final long seed;
  private final int randomTrials;
  private final InputEncoding encoding;
  private final ErrorModels models;
  private final KernelChoice kernel;

  /**
   * TuRBO of a space with as many random trials as is usual: twice the number of hyperparameters.
   *
   * @param seed seed of the study
   */
  public TurboStrategy(SearchSpace space, long seed) {
    this(space, seed, 2 * space.dimensions());
  }

  /**
   * TuRBO of a space.
   *
   * @param seed seed of the study
   * @param randomTrials how many trials are drawn at random at each start, at least 1
   */
  public TurboStrategy(SearchSpace space, long seed, int randomTrials) {
    if (randomTrials < 1) {
      throw new IllegalArgumentException(
          "The random trials of each start (%d) must be at least 1.".formatted(randomTrials));
    }
    this.space = space;
    this.seed = seed;
    this.randomTrials = randomTrials;
    this.encoding = new InputEncoding(space);
    this.kernel = KernelChoice.defaults(space.dimensions()).withMainEffects(false);
    this.models =
        new ErrorModels(encoding, new EarlierObservations(EarlierTrials.none(), encoding, kernel));
  }

  @Override
  public String name() {
    return "turbo";
  }

  /**
   * One start: its trials so far and the region after them.
   *
   * @param since number of the trial that spent the region before; 0 for the first start
   * @param trials told since the start
   */
  private record Start(int since, List<FinishedTrial> trials, TrustRegion region) {
    static Start after(int since) {
      return new Start(since, List.of(), TrustRegion.first());
    }

    /**
     * Whether the trial was proposed for this start. One that was still running in the region that
     * is spent would draw the new start back there: its number is below that of every random trial
     * of this start.
     */
    boolean owns(Trial trial) {
      if (since == 0) {
        return true;
      }
      return isOfRegion(trial)
          ? trials.stream().map(FinishedTrial::trial).anyMatch(t -> isDrawnBefore(t, trial))
          : trial.number() > since;
    }

    private static boolean isDrawnBefore(Trial drawn, Trial trial) {
      return !isOfRegion(drawn) && drawn.number() < trial.number();
    }

    private static boolean isOfRegion(Trial trial) {
      return trial.suggestion().stage().equals(REGION);
    }

    /** The start after one more trial of its own, or the next one if that spent the region. */
    Start told(FinishedTrial trial, int failuresToShrink) {
      double best =
          trials.stream()
              .mapToDouble(FinishedTrial::errorOrWorst)
              .min()
              .orElse(Double.POSITIVE_INFINITY);
      TrustRegion next =
          isOfRegion(trial.trial())
              ? region.after(TrustRegion.improves(trial.errorOrWorst(), best), failuresToShrink)
              : region;
      return next.isSpent()
          ? after(trial.trial().number())
          : new Start(since, Stream.concat(trials.stream(), Stream.of(trial)).toList(), next);
    }
  }

  @Override
  public Suggestion suggest(SearchState state) {
    Start start = replay(state.told());
    long begun = start.trials().size() + state.pending().stream().filter(start::owns).count();
    boolean completed = start.trials().stream().anyMatch(t -> t.completed().isPresent());
    if (begun < randomTrials || !completed) {
      return RandomDraw.suggest(space, seed, state.trialNumber(), RANDOM);
    }
    UnitPoint point = propose(state, start);
    return new Suggestion(point, space.decode(point), REGION);
  }

  /** The start that the told trials have led to. */
  private Start replay(TrialHistory told) {
    int failuresToShrink = Math.max(FEWEST_FAILURES, space.dimensions());
    Start start = Start.after(0);
    for (FinishedTrial trial : told.trials()) {
      if (start.owns(trial.trial())) {
        start = start.told(trial, failuresToShrink);
      }
    }
    return start;
  }

  private UnitPoint propose(SearchState state, Start start) {
    SplittableRandom random =
        new SplittableRandom(TrialSeeds.suggestion(seed, state.trialNumber()));
    Set<Configuration> taken = state.taken();
    ToldModel told = models.of(start.trials(), kernel);
    GaussianProcess process = told.model().process();
    List<UnitPoint> promising =
        start.trials().stream()
            .filter(t -> t.completed().isPresent())
            .map(t -> t.point())
            .sorted(Comparator.comparingDouble(p -> mean(process, p)))
            .limit(SEEDS_OF_LOCAL_SEARCH)
            .toList();
    UnitPoint centre = promising.get(0);
    double best = mean(process, centre);
    GaussianProcess believed = told.believing(state.pending()).process();
    SearchRegion region = start.region().around(space, centre, process.parameters().lengthscales());
    SearchEffort effort = SearchEffort.forObservations(believed.data().size());
    return new AcquisitionMaximizer(
            space, region, new ExpectedImprovement(believed, encoding, best), effort, random)
        .maximize(promising, taken)
        .orElseGet(() -> anywhere(taken, random));
  }

  private double mean(GaussianProcess process, UnitPoint point) {
    return process.mean(encoding.encode(point));
  }

  /** Where all of the region was tried. */
  private UnitPoint anywhere(Set<Configuration> taken, SplittableRandom random) {
    UnitPoint point = space.sample(random);
    for (int k = 1; k < RANDOM_TRIES && taken.contains(space.decode(point)); k++) {
      point = space.sample(random);
    }
    return point;
  }

  @Override
  public List<StageReport> explain(TrialHistory told) {
    return Stream.of(
            Stages.report(
                told, RANDOM, "Configurations drawn at random, at each start.", List.of()),
            Stages.report(told, REGION, "Bayesian optimization inside a trust region.", List.of()))
        .flatMap(Optional::stream)
        .toList();
  }
}
