package org.hsicgpbo.driver.cli;

import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFile.StrategySettings;
import org.hsicgpbo.search.RandomSearchStrategy;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.TurboStrategy;
import org.hsicgpbo.search.baseline.CmaEsStrategy;
import org.hsicgpbo.search.baseline.LatinHypercubeStrategy;
import org.hsicgpbo.search.baseline.SobolStrategy;
import org.hsicgpbo.search.baseline.TpeBandwidth;
import org.hsicgpbo.search.baseline.TpeStrategy;
import org.hsicgpbo.space.SearchSpace;

/** The strategies that the method is compared with. */
final class Baselines {
  private Baselines() {}

  /** The baseline that the study file names; random search if it names none. */
  static SearchStrategy strategy(StudyFile file) {
    SearchSpace space = file.space();
    long seed = file.seed();
    StrategySettings settings = file.strategy();
    if (settings instanceof StrategySettings.Sobol) {
      return new SobolStrategy(space, seed);
    }
    if (settings instanceof StrategySettings.LatinHypercube lhs) {
      return new LatinHypercubeStrategy(space, seed, lhs.batch());
    }
    if (settings instanceof StrategySettings.Tpe tpe) {
      return new TpeStrategy(space, seed, tpe.warmUp(), TpeBandwidth.NEIGHBOURS);
    }
    if (settings instanceof StrategySettings.Turbo turbo) {
      return new TurboStrategy(space, seed, turbo.warmUp());
    }
    return settings instanceof StrategySettings.CmaEs
        ? new CmaEsStrategy(space, seed)
        : new RandomSearchStrategy(space, seed);
  }
}
