/**
 * What a run will do, told before it costs hours.
 *
 * <p>{@link org.hsicgpbo.driver.plan.ProbeRun} trains a few configurations of the space, which are
 * not stored; {@link org.hsicgpbo.driver.plan.TimeEstimate} concludes from them how long all trials
 * take and how many fit into the limits of time. {@link org.hsicgpbo.driver.plan.SpaceSize}, {@link
 * org.hsicgpbo.driver.plan.MemoryNeed} and {@link org.hsicgpbo.driver.plan.DiskNeed} count, {@link
 * org.hsicgpbo.driver.plan.Risks} says what is likely to go wrong and what would be better.
 * Together they are a {@link org.hsicgpbo.driver.plan.StudyPlan}, written for people or for
 * programs.
 */
@NullMarked
package org.hsicgpbo.driver.plan;

import org.jspecify.annotations.NullMarked;
