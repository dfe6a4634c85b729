/**
 * Trials on a cluster of Apache Spark ({@code run --executor spark://host:7077}).
 *
 * <p>On the machine of the study {@link org.hsicgpbo.spark.SparkTrialExecutor} submits a small job
 * for each trial, whose one task carries the trial. On a machine of the cluster the task asks
 * whether the trial is its own to train, hands it to a worker process like those that train on one
 * machine, and returns the outcome. Epochs are told meanwhile, and the answer says which trainings
 * shall stop.
 *
 * <pre>
 *  program                                       executor JVM of Spark             worker JVM
 *  SparkTrialExecutor ── job, one task ────────► TrialFunction ──► NodeWorkers ──► WorkerMain
 *        ▲      ▲                                     │                 │ epochs
 *        │      └────── TrialResult ──────────────────┘                 ▼
 *  Submissions ◄── NodeMessage, answered by NodeReply ─────────────── Courier
 * </pre>
 *
 * <p>The two directions besides jobs are those of Spark's plugins ({@link
 * org.hsicgpbo.spark.TrialPlugin}). Why it is like this: docs/adr/0008.
 */
@NullMarked
package org.hsicgpbo.spark;

import org.jspecify.annotations.NullMarked;
