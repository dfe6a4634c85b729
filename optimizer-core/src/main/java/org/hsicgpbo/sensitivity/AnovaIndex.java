package org.hsicgpbo.sensitivity;

/**
 * Shares of what all hyperparameters together decide of the goal.
 *
 * @param hyperparameter the name
 * @param first what it decides alone
 * @param total what it decides alone and together with any others; the difference is interaction
 */
public record AnovaIndex(String hyperparameter, double first, double total) {}
