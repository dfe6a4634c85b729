package org.hsicgpbo.driver.finals;

import org.hsicgpbo.trial.FinishedTrial;

/**
 * A configuration that is worth final networks.
 *
 * @param trial of the search
 * @param why in a few words: recommended, lowest error, on the front, next best
 */
public record Finalist(FinishedTrial trial, String why) {}
