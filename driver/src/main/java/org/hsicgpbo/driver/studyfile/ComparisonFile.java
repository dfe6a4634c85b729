package org.hsicgpbo.driver.studyfile;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A comparison file that was read and found valid: strategies on the same problem, space, budget
 * and seeds.
 *
 * @param name of the comparison
 * @param base the study file that problem, space and goal come from
 * @param basePath where it lies; its relative paths are seen from there
 * @param trials how many trials each study has
 * @param strategies their names, in the order of the file
 * @param settings what the file says of each of them, as YAML on one line
 * @param seeds in the order of the file
 * @param reference the strategy that others are tested against; empty if there is none
 * @param workers how many studies shall run at the same time; empty if the file leaves that open
 * @param runs the studies, strategy by strategy
 */
public record ComparisonFile(
    String name,
    StudyFile base,
    Path basePath,
    int trials,
    List<String> strategies,
    List<String> settings,
    List<Long> seeds,
    Optional<String> reference,
    Optional<Integer> workers,
    List<Run> runs) {
  /** Copies the lists. */
  public ComparisonFile {
    strategies = List.copyOf(strategies);
    settings = List.copyOf(settings);
    seeds = List.copyOf(seeds);
    runs = List.copyOf(runs);
  }

  /** What a person should know before hours are spent on it; empty if there is nothing. */
  public List<String> warnings() {
    Set<String> warnings = new LinkedHashSet<>();
    if (!base.stop().rules(base.space(), base.seed()).isEmpty()) {
      warnings.add("stop of the study file is left out: all studies spend their whole budget.");
    }
    if (base.budget().limitsTime()) {
      warnings.add(
          "Limits of time under budget of the study file are left out: all studies have the same number of trials.");
    }
    if (base.pruning().isPresent()) {
      warnings.add(
          "pruning of the study file is left out: all studies train every network to its end.");
    }
    if (!base.warmStart().isEmpty()) {
      warnings.add("warm-start of the study file is left out: all studies begin with nothing.");
    }
    for (Run run : runs) {
      run.file().warnings().forEach(warning -> warnings.add(run.strategy() + ": " + warning));
    }
    return List.copyOf(warnings);
  }

  /**
   * One study of it.
   *
   * @param strategy the name that the comparison gives to its strategy
   * @param file its study file, which has the seed
   */
  public record Run(String strategy, StudyFile file) {}
}
