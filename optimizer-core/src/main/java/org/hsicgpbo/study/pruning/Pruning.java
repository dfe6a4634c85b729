package org.hsicgpbo.study.pruning;

import java.util.function.Predicate;
import org.hsicgpbo.trial.Trial;

/**
 * How a study stops trainings early.
 *
 * @param pruner which trainings are not worth going on with
 * @param isOfSample whether a trial belongs to those from which hyperparameters are ranked
 * @param sample what protects these
 */
public record Pruning(Pruner pruner, Predicate<Trial> isOfSample, SampleRule sample) {}
