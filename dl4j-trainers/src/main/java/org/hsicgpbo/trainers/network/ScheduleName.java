package org.hsicgpbo.trainers.network;

/** How the learning rate falls from epoch to epoch. */
public enum ScheduleName {
  /** Not at all. */
  CONSTANT,
  /** To rate · decay^⌊4 e/E⌋: three times in a training of E epochs. */
  STEP,
  /** To rate · decay^(e/E): by the whole decay over the training. */
  EXPONENTIAL,
  /** To rate · (decay + (1 − decay)(1 + cos(π e/E))/2) (Loshchilov and Hutter 2017, eq. 5). */
  COSINE
}
