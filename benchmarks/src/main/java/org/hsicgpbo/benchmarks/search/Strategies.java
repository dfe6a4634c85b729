package org.hsicgpbo.benchmarks.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hsicgpbo.search.GpboStrategy;
import org.hsicgpbo.search.RandomSearchStrategy;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.TurboStrategy;
import org.hsicgpbo.search.baseline.CmaEsStrategy;
import org.hsicgpbo.search.baseline.LatinHypercubeStrategy;
import org.hsicgpbo.search.baseline.SobolStrategy;
import org.hsicgpbo.search.baseline.TpeStrategy;
import org.hsicgpbo.search.hsic.HsicGpboSettings;
import org.hsicgpbo.search.hsic.HsicGpboStrategy;
import org.hsicgpbo.search.hsic.Optimize;
import org.hsicgpbo.search.hsic.PaperStages;
import org.hsicgpbo.search.hsic.Selection;
import org.hsicgpbo.search.hsic.Shares;
import org.hsicgpbo.search.hsic.StageSchedule;
import org.hsicgpbo.search.hsic.WarmUp;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.TradeOff;

/**
 * The strategies by their names in study files, each a line of {@link #all}; those that begin with
 * {@code hsic-} are HSIC-GPBO without one of its parts.
 */
public final class Strategies {
  private static final int GPBO_WARM_UP = 10;
  private static final Goal GOAL = new Goal.Best(0.1);
  private static final int LEAST_HSIC_WARM_UP = 41;

  /** Makes a strategy for a space, a seed and a budget in trials. */
  interface Maker {
    SearchStrategy make(SearchSpace space, long seed, int trials);
  }

  private Strategies() {}

  private static Map<String, Maker> all() {
    Map<String, Maker> all = new LinkedHashMap<>();
    all.put("random", (space, seed, trials) -> new RandomSearchStrategy(space, seed));
    all.put("sobol", (space, seed, trials) -> new SobolStrategy(space, seed));
    all.put("lhs", LatinHypercubeStrategy::new);
    all.put("tpe", (space, seed, trials) -> TpeStrategy.of(space, seed));
    all.put("cma-es", (space, seed, trials) -> new CmaEsStrategy(space, seed));
    all.put("turbo", (space, seed, trials) -> new TurboStrategy(space, seed));
    all.put("gpbo", (space, seed, trials) -> new GpboStrategy(space, seed, GPBO_WARM_UP));
    all.put("hsic-gpbo", (space, seed, trials) -> hsic(space, seed, settings(trials)));
    all.put(
        "hsic-paper",
        (space, seed, trials) ->
            hsic(space, seed, HsicGpboSettings.paper(GOAL, warmUp(trials), trials)));
    all.put(
        "hsic-no-prior",
        (space, seed, trials) -> hsic(space, seed, settings(trials).withEvidenceWeight(0)));
    all.put(
        "hsic-hard",
        (space, seed, trials) ->
            hsic(space, seed, settings(trials).with(hardSchedule(trials)).with(Selection.HARD)));
    all.put(
        "hsic-no-reopen",
        (space, seed, trials) ->
            hsic(
                space,
                seed,
                settings(trials)
                    .with(schedule(trials, new Shares(0.75, 0, 0.15), HsicGpboSettings.COOLING))));
    all.put(
        "hsic-no-cooling",
        (space, seed, trials) ->
            hsic(space, seed, settings(trials).with(schedule(trials, Shares.defaults(), 0))));
    all.put(
        "hsic-no-confirm",
        (space, seed, trials) ->
            hsic(
                space,
                seed,
                settings(trials)
                    .with(schedule(trials, new Shares(0.3, 0.6, 0), HsicGpboSettings.COOLING))));
    all.put(
        "hsic-no-thrift",
        (space, seed, trials) ->
            hsic(space, seed, settings(trials).with(new TradeOff.LowestError())));
    return all;
  }

  private static SearchStrategy hsic(SearchSpace space, long seed, HsicGpboSettings settings) {
    return new HsicGpboStrategy(space, seed, settings);
  }

  private static HsicGpboSettings settings(int trials) {
    return HsicGpboSettings.of(GOAL, warmUp(trials), trials);
  }

  private static int warmUp(int trials) {
    return Math.min(trials, LEAST_HSIC_WARM_UP);
  }

  private static StageSchedule schedule(int trials, Shares shares, double cooling) {
    return StageSchedule.of(WarmUp.Sampling.RANDOM, warmUp(trials), trials, shares, cooling);
  }

  /** What the published selection fixes stays fixed in the place of the stage "optimize". */
  private static StageSchedule hardSchedule(int trials) {
    return new StageSchedule(
        schedule(trials, Shares.defaults(), HsicGpboSettings.COOLING).parts().stream()
            .map(
                part ->
                    part.stage() instanceof Optimize
                        ? new StageSchedule.Part(new PaperStages.Impactful(), part.trials())
                        : part)
            .toList());
  }

  /** The names, in the order of tables. */
  static Set<String> names() {
    return all().keySet();
  }

  /**
   * A strategy.
   *
   * @throws IllegalArgumentException if there is none of that name, or it cannot search the space
   */
  public static SearchStrategy of(String name, SearchSpace space, long seed, int trials) {
    Maker maker = all().get(name);
    if (maker == null) {
      throw new IllegalArgumentException(
          "There is no strategy (%s); there are %s.".formatted(name, names()));
    }
    return maker.make(space, seed, trials);
  }
}
