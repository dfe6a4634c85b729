package org.hsicgpbo.benchmarks.cluster;

import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Executors that one thread feeds: it stores an outcome, thinks of the next suggestion, and then
 * does the same for the next executor that waits, in the order in which they ended.
 *
 * @param executors how many
 * @param times how long trainings take
 * @param suggestions how long the thread thinks
 * @param storeSeconds what the thread takes beside: to store, to read, to submit
 * @param overheadSeconds what an executor takes beside a training
 * @param warmUp how many trials are drawn at random, which takes no time
 */
record Cluster(
    int executors,
    TrialTimes times,
    SuggestionTable suggestions,
    double storeSeconds,
    double overheadSeconds,
    int warmUp) {

  /**
   * What came of it.
   *
   * @param utilisation share of the time that executors trained, until the last trial was begun
   * @param meanWait seconds from the end of a trial until its executor had the next one
   * @param busy share of the time that the thread was at work
   * @param brokenAt told trials from which on the thread took longer for a trial than trials came;
   *     0 if it never did
   */
  record Result(double utilisation, double meanWait, double busy, int brokenAt) {}

  /** Runs until that many trials were begun. */
  Result run(int trials, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PriorityQueue<Double> ends = new PriorityQueue<>();
    double clock = 0;
    double work = 0;
    double trained = 0;
    double waited = 0;
    int brokenAt = 0;
    double[] begins = new double[trials];
    double[] lasts = new double[trials];
    for (int begun = 0; begun < trials; begun++) {
      int told = Math.max(0, begun - executors);
      double asked = begun < executors ? 0 : ends.remove();
      double took = storeSeconds + (begun < warmUp ? 0 : suggestions.at(told, executors - 1));
      if (brokenAt == 0 && took > times.mean() / executors) {
        brokenAt = Math.max(1, told);
      }
      clock = Math.max(clock, asked) + took;
      work += took;
      waited += clock - asked;
      begins[begun] = clock + overheadSeconds;
      lasts[begun] = begins[begun] + times.draw(random);
      ends.add(lasts[begun]);
    }
    for (int i = 0; i < trials; i++) {
      trained += Math.max(0, Math.min(lasts[i], clock) - Math.min(begins[i], clock));
    }
    return new Result(trained / (executors * clock), waited / trials, work / clock, brokenAt);
  }
}
