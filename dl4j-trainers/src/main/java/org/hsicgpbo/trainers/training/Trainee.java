package org.hsicgpbo.trainers.training;

/**
 * Whose training it is.
 *
 * @param number of the trial
 * @param seed of the trial
 */
record Trainee(int number, long seed) {}
