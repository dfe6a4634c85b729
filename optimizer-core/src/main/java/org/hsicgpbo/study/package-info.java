/**
 * The loop of a study: ask the strategy, store the trial, train it, store the outcome, until the
 * budget is spent.
 *
 * <p>{@link org.hsicgpbo.study.Study} knows three ports: a {@link org.hsicgpbo.study.TrialStore}
 * that makes every event durable, a {@link org.hsicgpbo.study.TrialExecutor} that trains, and
 * {@link org.hsicgpbo.study.StudyListener}s that watch.
 */
@NullMarked
package org.hsicgpbo.study;

import org.jspecify.annotations.NullMarked;
