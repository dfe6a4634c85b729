/**
 * Final networks: the best configurations of a study, trained again from several seeds.
 *
 * <p>{@link org.hsicgpbo.driver.finals.Finalists} chooses them by validation error and cost. A
 * {@link org.hsicgpbo.driver.finals.ModelShelf} keeps each trained network as a file whose card
 * tells what it is, so that a run that was stopped goes on with what is missing. A {@link
 * org.hsicgpbo.driver.finals.FinalNetwork} sums up the seeds of one configuration.
 */
@NullMarked
package org.hsicgpbo.driver.finals;

import org.jspecify.annotations.NullMarked;
