package org.hsicgpbo.driver.cli;

import java.util.Optional;
import org.hsicgpbo.driver.studyfile.PruningSettings;
import org.hsicgpbo.driver.studyfile.SampleStage;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFile.StrategySettings;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.study.pruning.Pruning;
import org.hsicgpbo.study.pruning.SampleRule;

/** Early stopping as a study file asks for it. */
final class Prunings {
  private Prunings() {}

  /** Empty if the file asks for none. */
  static Optional<Pruning> of(StudyFile file) {
    String sampleStage = SampleStage.of(file.strategy());
    return file.pruning()
        .map(
            settings ->
                new Pruning(
                    settings.pruner(),
                    trial -> trial.suggestion().stage().equals(sampleStage),
                    sampleRule(file, settings)));
  }

  private static SampleRule sampleRule(StudyFile file, PruningSettings settings) {
    return settings.sample() && file.goal() instanceof Goal.Best best
        ? new SampleRule.BeyondTheGood(best.quantile(), sampleSize(file))
        : new SampleRule.Spared();
  }

  /** How many trials the sample will have; at most so many where that is not known. */
  private static int sampleSize(StudyFile file) {
    int warmUp = file.trials();
    if (file.strategy() instanceof StrategySettings.HsicGpbo hsicGpbo) {
      warmUp = hsicGpbo.warmUp();
    } else if (file.strategy() instanceof StrategySettings.Gpbo gpbo) {
      warmUp = gpbo.warmUp();
    } else if (file.strategy() instanceof StrategySettings.Tpe tpe) {
      warmUp = tpe.warmUp();
    }
    return Math.max(1, warmUp);
  }
}
