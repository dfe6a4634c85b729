package org.hsicgpbo.driver.cli;

import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.search.EarlierTrials;
import org.hsicgpbo.search.GpboStrategy;
import org.hsicgpbo.search.ProposerOptions;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.hsic.HsicGpboSettings;
import org.hsicgpbo.search.hsic.HsicGpboStrategy;

/** Makes the strategies that study files name. */
final class Strategies {
  private Strategies() {}

  /**
   * The strategy that the study file names.
   *
   * @param earlier what a warm start brings
   */
  static SearchStrategy strategy(StudyFile file, EarlierTrials earlier) {
    if (file.strategy() instanceof StudyFile.StrategySettings.Gpbo gpbo) {
      return new GpboStrategy(
          file.space(),
          file.seed(),
          gpbo.warmUp(),
          file.trials(),
          new ProposerOptions(gpbo.acquisition(), earlier));
    }
    if (file.strategy() instanceof StudyFile.StrategySettings.HsicGpbo hsicGpbo) {
      return new HsicGpboStrategy(
          file.space(), file.seed(), settings(hsicGpbo, file).with(earlier));
    }
    return Baselines.strategy(file);
  }

  private static HsicGpboSettings settings(
      StudyFile.StrategySettings.HsicGpbo hsicGpbo, StudyFile file) {
    int warmUp = hsicGpbo.warmUp();
    HsicGpboSettings settings =
        hsicGpbo.published()
            ? HsicGpboSettings.paper(file.goal(), warmUp, file.trials())
            : HsicGpboSettings.of(file.goal(), warmUp, file.trials());
    return settings
        .with(settings.schedule().sampledBy(hsicGpbo.sampling()))
        .with(file.tradeOff())
        .with(file.roles());
  }
}
