package org.hsicgpbo.driver.store;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * One line of a list of studies.
 *
 * @param name its name
 * @param created when it was begun
 * @param finished how many trials have an outcome, failures included
 * @param failed how many of them failed
 * @param lowestError lowest validation error; empty if no trial was completed
 */
public record StudySummary(
    String name, Instant created, int finished, int failed, OptionalDouble lowestError) {}
