package org.hsicgpbo.driver.store;

import java.time.Instant;
import java.util.Optional;

/**
 * When a trial ran, by the wall clock.
 *
 * @param number the trial
 * @param attempts how many runs of the program have begun it: 2 if the first was killed
 * @param started when it was first begun
 * @param finished when its outcome was stored; empty while it has none
 */
public record TrialTimes(int number, int attempts, Instant started, Optional<Instant> finished) {}
