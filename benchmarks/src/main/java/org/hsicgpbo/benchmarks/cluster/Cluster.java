package org.hsicgpbo.benchmarks.cluster;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;
import org.hsicgpbo.search.BayesianProposer;

/**
 * Executors that one thread feeds: it stores all outcomes that have come, thinks of a suggestion
 * for the executor that has waited longest, and so on. A suggestion knows all outcomes that were
 * there when the thread began with it, and takes the longer the more are told and the more are
 * under way; executors that wait are not under way.
 *
 * @param executors how many
 * @param times how long trainings take
 * @param suggestions how long the thread thinks of one, and how long it fits models anew
 * @param storeSeconds what the thread takes beside: to store, to read, to submit
 * @param overheadSeconds what an executor takes beside a training
 * @param warmUp how many trials are drawn at random, which takes no time
 */
record Cluster(
    int executors,
    TrialTimes times,
    SuggestionTimes suggestions,
    double storeSeconds,
    double overheadSeconds,
    int warmUp) {

  /**
   * What came of it.
   *
   * @param utilisation share of the time that executors trained, until the last trial was begun
   * @param meanWait seconds from the end of a trial until its executor had the next one
   * @param busy share of the time that the thread was at work
   * @param brokenAt told trials from which on the thread took longer for a trial, without fits,
   *     than trials would come if no executor waited; 0 if it never did
   */
  record Result(double utilisation, double meanWait, double busy, int brokenAt) {}

  /** Runs until that many trials were begun. */
  Result run(int trials, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PriorityQueue<Double> ends = new PriorityQueue<>();
    Queue<Double> waiting = new ArrayDeque<>(Collections.nCopies(executors, 0.0));
    double clock = 0;
    double work = 0;
    double trained = 0;
    double waited = 0;
    int told = 0;
    int brokenAt = 0;
    double[] begins = new double[trials];
    double[] lasts = new double[trials];
    for (int begun = 0; begun < trials; begun++) {
      if (waiting.isEmpty()) {
        clock = Math.max(clock, ends.element());
      }
      int before = told;
      while (!ends.isEmpty() && ends.element() <= clock) {
        waiting.add(ends.remove());
        told++;
      }
      double asked = waiting.remove();
      double took =
          storeSeconds + (begun < warmUp ? 0 : suggestions.seconds().at(told, ends.size()));
      if (brokenAt == 0 && took > times.mean() / executors) {
        brokenAt = Math.max(1, told);
      }
      boolean fits =
          begun >= warmUp
              && BayesianProposer.fittedTrials(told) != BayesianProposer.fittedTrials(before);
      took += fits ? suggestions.fits().at(told, ends.size()) : 0;
      clock += took;
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
