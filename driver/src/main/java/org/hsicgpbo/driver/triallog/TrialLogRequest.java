package org.hsicgpbo.driver.triallog;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.hsicgpbo.space.SearchSpace;

/**
 * What to read and which columns mean what.
 *
 * @param file the log
 * @param errorColumn the column to be minimised; if empty, error, value or loss, where the file has
 *     exactly one of the usual names
 * @param costColumn what a trial costs; if empty, flops, parameters and seconds where the file has
 *     columns of these names
 * @param space the hyperparameters; if empty, Optuna's distributions or inferred from the columns
 * @param study the name of the study, for a file that holds several
 * @param known names that are hyperparameters, whatever is in their columns: where no space is
 *     given, a value that never changes would else tell of none
 * @param detail how much of it is read
 */
public record TrialLogRequest(
    Path file,
    Optional<String> errorColumn,
    Optional<String> costColumn,
    Optional<SearchSpace> space,
    Optional<String> study,
    Set<String> known,
    Detail detail) {
  /** Copies the names. */
  public TrialLogRequest {
    known = Set.copyOf(known);
  }

  /** Without known names. */
  public TrialLogRequest(
      Path file,
      Optional<String> errorColumn,
      Optional<String> costColumn,
      Optional<SearchSpace> space,
      Optional<String> study) {
    this(file, errorColumn, costColumn, space, study, Set.of(), Detail.ANALYSIS);
  }

  /** Everything to be found out from the file itself. */
  public static TrialLogRequest of(Path file) {
    return new TrialLogRequest(
        file, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same with the column to be minimised. */
  public TrialLogRequest withError(String column) {
    return new TrialLogRequest(file, Optional.of(column), costColumn, space, study, known, detail);
  }

  /** The same with the column of the cost. */
  public TrialLogRequest withCost(String column) {
    return new TrialLogRequest(file, errorColumn, Optional.of(column), space, study, known, detail);
  }

  /** The same with a given space. */
  public TrialLogRequest withSpace(SearchSpace newSpace) {
    return new TrialLogRequest(
        file, errorColumn, costColumn, Optional.of(newSpace), study, known, detail);
  }

  /** The same with the name of the study. */
  public TrialLogRequest withStudy(String name) {
    return new TrialLogRequest(
        file, errorColumn, costColumn, space, Optional.of(name), known, detail);
  }

  /** The same with names that are hyperparameters. */
  public TrialLogRequest withKnown(Set<String> names) {
    return new TrialLogRequest(file, errorColumn, costColumn, space, study, names, detail);
  }

  /** The same with all that a stored trial has. */
  public TrialLogRequest withEverything() {
    return new TrialLogRequest(
        file, errorColumn, costColumn, space, study, known, Detail.EVERYTHING);
  }

  /** Whether the name is said to be that of a hyperparameter. */
  boolean names(String hyperparameter) {
    return known.contains(hyperparameter)
        || space.filter(s -> s.contains(hyperparameter)).isPresent();
  }
}
