package org.hsicgpbo.driver.finals;

import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * One training of a final network.
 *
 * @param finalist whose configuration it has
 * @param seedNumber which of its seeds, from 1
 * @param studySeed seed of the study
 */
public record FinalTraining(Finalist finalist, int seedNumber, long studySeed) {
  /** The seeds of final networks are a purpose of their own among those of a study. */
  private static final long PURPOSE = 31;

  /** As a trial: the number of the one it repeats, with a seed of its own. */
  public Trial trial() {
    Trial source = finalist.trial().trial();
    long seed =
        TrialSeeds.training(TrialSeeds.derive(studySeed, PURPOSE, seedNumber), source.number());
    return new Trial(source.number(), seed, source.suggestion());
  }

  /** The name of its file. */
  public String fileName() {
    return "trial-%d-seed-%d.zip".formatted(finalist.trial().trial().number(), seedNumber);
  }
}
