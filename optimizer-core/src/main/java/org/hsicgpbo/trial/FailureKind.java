package org.hsicgpbo.trial;

import java.util.Locale;

/** Why a trial has no error. */
public enum FailureKind {
  /** The loss became NaN, infinite or ran away. */
  DIVERGED,
  /** Heap, native or GPU memory did not suffice. */
  OUT_OF_MEMORY,
  /** It ran past its time limit. */
  TIMED_OUT,
  /** Its process died, after all retries. */
  CRASHED,
  /** The configuration cannot be built. */
  INVALID,
  /** The objective itself reported a failure or answered nonsense. */
  REPORTED;

  /**
   * The name in files and reports: diverged, out-of-memory, timed-out, crashed, invalid, reported.
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The kind of that label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static FailureKind ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
