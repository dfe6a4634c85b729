package org.hsicgpbo.study;

import java.util.Optional;
import org.hsicgpbo.trial.Trial;

/**
 * The number of a trial that this driver, and nobody else, shall train.
 *
 * @param number the number
 * @param begun the trial, if an earlier driver has begun it and left it without an outcome: it is
 *     trained again unchanged; empty if there is yet nothing but the number
 */
public record TrialClaim(int number, Optional<Trial> begun) {}
