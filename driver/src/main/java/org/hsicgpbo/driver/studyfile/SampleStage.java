package org.hsicgpbo.driver.studyfile;

import org.hsicgpbo.driver.studyfile.StudyFile.StrategySettings;
import org.hsicgpbo.search.GpboStrategy;
import org.hsicgpbo.search.RandomSearchStrategy;
import org.hsicgpbo.search.TurboStrategy;
import org.hsicgpbo.search.baseline.LatinHypercubeStrategy;
import org.hsicgpbo.search.baseline.SobolStrategy;

/**
 * The stage whose trials are spread evenly over the space: they are the random networks that others
 * are compared with, and hyperparameters are ranked from them.
 */
public final class SampleStage {
  private SampleStage() {}

  /**
   * Its name; that of a warm-up, which CMA-ES does not have, for strategies without another one.
   */
  public static String of(StrategySettings settings) {
    if (settings instanceof StrategySettings.Random) {
      return RandomSearchStrategy.STAGE;
    }
    if (settings instanceof StrategySettings.Sobol) {
      return SobolStrategy.STAGE;
    }
    if (settings instanceof StrategySettings.Turbo) {
      return TurboStrategy.RANDOM;
    }
    return settings instanceof StrategySettings.LatinHypercube
        ? LatinHypercubeStrategy.STAGE
        : GpboStrategy.WARM_UP;
  }
}
