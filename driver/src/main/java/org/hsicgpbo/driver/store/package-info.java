/**
 * Durable studies and trials in one SQLite file, through JDBI, with a schema by Flyway.
 *
 * <p>A {@link org.hsicgpbo.driver.store.StudyArchive} holds study files and offers the trials of
 * each study as a {@link org.hsicgpbo.study.TrialStore}:
 *
 * <pre>{@code
 * try (StudyArchive archive = SqliteArchive.open(Path.of("studies.db"), Clock.systemUTC())) {
 *   TrialStore trials = archive.begin(studyFile).trials();
 *   trials.started(trial);
 *   trials.finished(trial.finish(outcome));
 * }
 * }</pre>
 *
 * <p>Only {@link org.hsicgpbo.driver.store.SqliteArchive}, {@link
 * org.hsicgpbo.driver.store.SqliteStorage} and {@link org.hsicgpbo.driver.store.SqliteFailures}
 * know SQLite. The statements are plain SQL that other databases understand too.
 */
@NullMarked
package org.hsicgpbo.driver.store;

import org.jspecify.annotations.NullMarked;
