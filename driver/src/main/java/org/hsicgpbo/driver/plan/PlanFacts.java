package org.hsicgpbo.driver.plan;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.OptionalLong;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.search.EarlierTrials;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.trainers.NetworkSizes;
import org.hsicgpbo.trial.TrialHistory;

/**
 * What a plan is made from.
 *
 * @param file the study file, with the number of workers that there will be
 * @param strategy how it proposes
 * @param stored the trials that are stored already
 * @param earlier what a warm start brings
 * @param sizes of some hundred random networks; empty where this program does not make them
 * @param probes what was trained to see how long that takes
 * @param machine on which it will run
 * @param start when it would start
 */
public record PlanFacts(
    StudyFile file,
    SearchStrategy strategy,
    TrialHistory stored,
    EarlierTrials earlier,
    List<NetworkSizes.Size> sizes,
    List<Probe> probes,
    Machine machine,
    ZonedDateTime start) {
  /** Copies the lists. */
  public PlanFacts {
    sizes = List.copyOf(sizes);
    probes = List.copyOf(probes);
  }

  /**
   * A machine.
   *
   * @param processors how many threads run at the same time
   * @param trainsOnGpus whether the processors do not matter
   * @param availableBytes memory that programs can still take
   * @param totalBytes of memory
   * @param freeDiskBytes where the storage is; empty for a server
   */
  public record Machine(
      int processors,
      boolean trainsOnGpus,
      long availableBytes,
      long totalBytes,
      OptionalLong freeDiskBytes) {}

  /** How many trials are still to be trained. */
  public int trialsLeft() {
    return Math.max(0, file.trials() - stored.size());
  }

  /** How often a network is trained at the end. */
  public int finalTrainings() {
    return file.finals().map(finals -> finals.networks() * finals.seeds()).orElse(0);
  }
}
