package org.hsicgpbo.driver.triallog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hsicgpbo.trial.FailureKind;

/** What the state in a log says of a trial. */
enum RowState {
  /** It ended with an error to be read. */
  COMPLETED,
  /** It ended without one; counts as worst. */
  FAILED,
  /** It was stopped early, so its error is not that of a whole training; no analysis uses it. */
  PRUNED,
  /** It has not ended; not used. */
  UNFINISHED;

  private static final Set<String> COMPLETED_WORDS =
      Set.of("complete", "completed", "finished", "success", "succeeded", "ok", "done");

  private static final Set<String> FAILED_WORDS =
      Set.of("fail", "failed", "failure", "error", "killed", "nan", "oom");

  private static final Set<String> PRUNED_WORDS = Set.of("pruned", "stopped");

  private static final Set<String> UNFINISHED_WORDS =
      Set.of("running", "waiting", "scheduled", "pending", "queued");

  private static final Set<String> FAILURE_KINDS =
      Arrays.stream(FailureKind.values()).map(FailureKind::label).collect(Collectors.toSet());

  /** The state of that word; empty if it is none that we know. */
  static Optional<RowState> of(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^trialstate\\.", "");
    if (COMPLETED_WORDS.contains(word)) {
      return Optional.of(COMPLETED);
    }
    if (FAILED_WORDS.contains(word) || FAILURE_KINDS.contains(word)) {
      return Optional.of(FAILED);
    }
    if (PRUNED_WORDS.contains(word)) {
      return Optional.of(PRUNED);
    }
    return UNFINISHED_WORDS.contains(word) ? Optional.of(UNFINISHED) : Optional.empty();
  }

  /** The kind of failure of that word; reported, if the word names none of ours. */
  static FailureKind failure(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    return FAILURE_KINDS.contains(word) ? FailureKind.ofLabel(word) : FailureKind.REPORTED;
  }
}
