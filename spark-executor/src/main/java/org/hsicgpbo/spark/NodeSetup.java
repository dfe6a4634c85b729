package org.hsicgpbo.spark;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.hsicgpbo.driver.worker.TrainingLimits;
import org.hsicgpbo.trainers.worker.WorkerMemory;

/**
 * What the machines of a cluster must know to train the trials of a study; sent with every task.
 *
 * @param setup what workers are told first, as a line of their protocol; empty for programs of the
 *     user
 * @param command the program of the user; empty for workers
 * @param directory its working folder
 * @param timeLimitMillis longest training; 0 for no limit
 * @param memoryBytes what a worker or program may take; 0 for no limit
 * @param retries how often a trial is tried again whose process has crashed
 * @param classPath of workers: names of files that Spark has shipped, or paths on the machines
 * @param shipped whether they are names of shipped files
 * @param gpuSlots how many workers share a GPU; 0 to train on the CPU
 * @param checksums SHA-256 of the files of data by their names, as the program has them
 * @param logFolder where logs go; empty for the work folder that Spark gives to the executor
 */
record NodeSetup(
    String setup,
    ArrayList<String> command,
    String directory,
    long timeLimitMillis,
    long memoryBytes,
    int retries,
    ArrayList<String> classPath,
    boolean shipped,
    int gpuSlots,
    TreeMap<String, String> checksums,
    String logFolder)
    implements Serializable {

  /** What a training may take. */
  TrainingLimits limits() {
    return new TrainingLimits(
        timeLimitMillis == 0 ? null : Duration.ofMillis(timeLimitMillis),
        memoryBytes == 0 ? OptionalLong.empty() : OptionalLong.of(memoryBytes),
        retries);
  }

  /** How workers divide their memory. */
  WorkerMemory memory() {
    return memoryBytes == 0 ? WorkerMemory.unlimited() : WorkerMemory.of(memoryBytes);
  }
}
