package org.hsicgpbo.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.TreeMap;

/**
 * What the machines of a cluster must know to train the trials of a study; sent with every task.
 *
 * @param setup what workers are told first, as a line of their protocol; empty for programs of the
 *     user
 * @param command the program of the user; empty for workers
 * @param directory its working folder
 * @param timeLimitMillis longest training; 0 for no limit
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
    ArrayList<String> classPath,
    boolean shipped,
    int gpuSlots,
    TreeMap<String, String> checksums,
    String logFolder)
    implements Serializable {}
