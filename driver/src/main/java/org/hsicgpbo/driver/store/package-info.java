/**
 * Durable studies and trials: what the commands ask of a storage, and how one is named.
 *
 * <p>A {@link org.hsicgpbo.driver.store.StudyArchive} holds study files and offers the trials of
 * each study as a {@link org.hsicgpbo.study.TrialStore}. There are two: a file, in {@code
 * store.sqlite}, and a database of a server, in {@code store.postgres}. Both run the same
 * statements, in {@code store.sql}.
 *
 * <pre>{@code
 * try (StudyArchive archive = SqliteArchive.open(Path.of("studies.db"), clock, err::println)) {
 *   TrialStore trials = archive.begin(studyFile).trials();
 *   TrialClaim claim = trials.claim(100).orElseThrow();
 *   trials.started(trial); // with the number of the claim
 *   trials.finished(trial.finish(outcome));
 * }
 * }</pre>
 */
@NullMarked
package org.hsicgpbo.driver.store;

import org.jspecify.annotations.NullMarked;
