/**
 * Strategies of other schools, to compare the method with: two that spread their points evenly and
 * ask nothing of the errors ({@link org.hsicgpbo.search.baseline.SobolStrategy}, {@link
 * org.hsicgpbo.search.baseline.LatinHypercubeStrategy}), one that models where good points lie
 * ({@link org.hsicgpbo.search.baseline.TpeStrategy}) and one that moves a normal distribution
 * towards them ({@link org.hsicgpbo.search.baseline.CmaEsStrategy}).
 *
 * <p>A comparison against a weak baseline proves nothing, so each follows its literature; formulas
 * and sources are in docs/method-baselines.md. All of them work on the coordinates U in [0,1] of
 * the space, and, as {@link org.hsicgpbo.search.SearchStrategy} demands, are functions of what was
 * told: nothing needs to be saved to go on after an interruption.
 *
 * <pre>{@code
 * AskTell loop = new AskTell(space, 1, TpeStrategy.of(space, 1));
 * Trial trial = loop.ask();
 * loop.tell(trial, TrialOutcome.Completed.of(error(trial), Cost.UNKNOWN));
 * }</pre>
 */
@NullMarked
package org.hsicgpbo.search.baseline;

import org.jspecify.annotations.NullMarked;
