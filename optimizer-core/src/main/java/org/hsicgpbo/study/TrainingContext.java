package org.hsicgpbo.study;

import java.nio.file.Path;
import java.util.Optional;

/** What the surroundings of a training offer to an {@link Objective}. */
public interface TrainingContext extends EpochListener {
  /**
   * Whether the training shall end at the next iteration, with any failed outcome: the study is
   * ending, or it has stopped this trial, and records the outcome itself.
   */
  boolean isInterrupted();

  /** Whether a training that ends because of that is never gone on with: nothing need be kept. */
  default boolean isAbandoned() {
    return false;
  }

  /** Where to save the trained network; empty for the trials of a search. */
  Optional<Path> modelFile();
}
