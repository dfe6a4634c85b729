package org.hsicgpbo.benchmarks.search;

/**
 * A run after one of its evaluations.
 *
 * @param evaluation its number, from 1
 * @param regret the lowest error so far less the lowest that is known
 * @param suggestionSeconds CPU seconds of the suggestion of this evaluation
 * @param bestTrainingSeconds cost of the best configuration so far, NaN if costs are unknown
 * @param spentTrainingSeconds cost of all evaluations so far, NaN if costs are unknown
 */
record RunStep(
    int evaluation,
    double regret,
    double suggestionSeconds,
    double bestTrainingSeconds,
    double spentTrainingSeconds) {}
