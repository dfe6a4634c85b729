/**
 * Strategies side by side on equal budgets: what was found, what it costs to run, and whether a
 * difference is more than chance.
 *
 * <p>A {@link org.hsicgpbo.driver.compare.ComparedStudy} is one study as the statistics see it. A
 * {@link org.hsicgpbo.driver.compare.Comparison} holds all of them and the {@link
 * org.hsicgpbo.driver.compare.Metric} that can be told of each; {@link
 * org.hsicgpbo.driver.compare.StrategySummary} is a row of its table, with the {@link
 * org.hsicgpbo.driver.compare.SignedRankTest}; {@link org.hsicgpbo.driver.compare.AnytimeCurve}
 * follows the best error as trials and hours go by. Nothing here knows how a strategy works.
 *
 * <p>{@link org.hsicgpbo.driver.compare.SharedOutcomes} lets studies of one seed train the random
 * configurations that they have in common once.
 */
@NullMarked
package org.hsicgpbo.driver.compare;

import org.jspecify.annotations.NullMarked;
