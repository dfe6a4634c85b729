package org.hsicgpbo.driver.plan;

import java.util.OptionalLong;

/**
 * How much disk a study takes.
 *
 * @param trials bytes that its trials add to the storage
 * @param finals bytes of the final networks, if they are as large as the largest of some hundred
 *     random ones; empty where there are none
 * @param free bytes on the disk of the storage; empty where that is a server
 */
public record DiskNeed(long trials, OptionalLong finals, OptionalLong free) {
  /** Of a trial without hyperparameters and epochs; measured in SQLite, as the two that follow. */
  private static final long TRIAL = 500;

  private static final long HYPERPARAMETER = 60;
  private static final long EPOCH = 45;

  /** A parameter is a 32-bit number. */
  private static final long PARAMETER = 4;

  /**
   * An estimate.
   *
   * @param trials how many are to be stored
   * @param hyperparameters of each
   * @param epochs of each, one row each; 0 if it tells of none
   */
  public static long ofTrials(int trials, int hyperparameters, long epochs) {
    return trials * (TRIAL + HYPERPARAMETER * hyperparameters + EPOCH * epochs);
  }

  /** Bytes of so many networks with so many parameters each. */
  public static long ofNetworks(int networks, long parameters) {
    return networks * parameters * PARAMETER;
  }

  /** Everything. */
  public long total() {
    return trials + finals.orElse(0);
  }
}
