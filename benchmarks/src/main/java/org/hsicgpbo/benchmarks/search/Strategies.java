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
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.space.SearchSpace;

/** The strategies by their names in study files, each a line of {@link #all}. */
final class Strategies {
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
    all.put("hsic-gpbo", Strategies::hsicGpbo);
    return all;
  }

  private static SearchStrategy hsicGpbo(SearchSpace space, long seed, int trials) {
    int warmUp = Math.min(trials, Math.max(LEAST_HSIC_WARM_UP, trials / 3));
    return new HsicGpboStrategy(space, seed, HsicGpboSettings.of(GOAL, warmUp, trials));
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
  static SearchStrategy of(String name, SearchSpace space, long seed, int trials) {
    Maker maker = all().get(name);
    if (maker == null) {
      throw new IllegalArgumentException(
          "There is no strategy (%s); there are %s.".formatted(name, names()));
    }
    return maker.make(space, seed, trials);
  }
}
