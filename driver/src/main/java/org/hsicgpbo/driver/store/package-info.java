/**
 * Durable studies and trials in one SQLite file, through JDBI, with a schema by Flyway.
 *
 * <p>A {@link org.hsicgpbo.driver.store.StudyDatabase} holds studies; a {@link
 * org.hsicgpbo.driver.store.StoredStudy} holds the study file and offers its trials as a {@link
 * org.hsicgpbo.study.TrialStore}. What a method stored is on the disk when it returns (write-ahead
 * log, {@code synchronous=FULL}), so that it survives the death of the process and of the machine.
 *
 * <pre>{@code
 * try (StudyDatabase database = StudyDatabase.open(Path.of("studies.db"), Clock.systemUTC())) {
 *   StoredStudy study = database.create(new StudyRecord("mine", 42, yaml, "0.1.0"));
 *   TrialStore trials = study.trials(space);
 *   trials.started(trial);
 *   trials.finished(trial.finish(outcome));
 * }
 * }</pre>
 *
 * <p>Whoever writes to a study claims it first and keeps it until the database is closed; a second
 * process is refused, readers are not. The claim is a lock of the operating system, which frees
 * itself when its process dies.
 *
 * <p>Only {@link org.hsicgpbo.driver.store.SqliteStorage} and {@link
 * org.hsicgpbo.driver.store.SqliteFailures} know SQLite. The statements are plain SQL that other
 * databases understand too.
 */
@NullMarked
package org.hsicgpbo.driver.store;

import org.jspecify.annotations.NullMarked;
