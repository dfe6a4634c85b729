package org.hsicgpbo.driver.triallog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.Value;

/**
 * Finds the hyperparameter whose value decides whether another one is active, from the empty cells
 * of completed trials.
 */
final class ConditionInference {
  /** With more values than these, a parent explains anything by chance. */
  private static final int MOST_VALUES = 20;

  /** How many trials each value of the parent has on average, so that it is hardly by chance. */
  private static final int TRIALS_PER_VALUE = 3;

  private final List<CellReader> readers;
  private final int[] completed;

  /** With the columns of all hyperparameters and the rows of the trials that completed. */
  ConditionInference(List<CellReader> readers, int[] completed) {
    this.readers = readers;
    this.completed = completed;
  }

  /** Whether the hyperparameter has no value in some completed trial. */
  boolean isSometimesAbsent(CellReader child) {
    for (int row : completed) {
      if (child.isAbsent(row)) {
        return true;
      }
    }
    return false;
  }

  /** All conditions that explain each empty and each filled cell of the column. */
  List<Condition.ParentIn> candidates(CellReader child) {
    List<Condition.ParentIn> found = new ArrayList<>();
    for (CellReader parent : readers) {
      if (parent != child && parent.hyperparameter() instanceof DiscreteHyperparameter) {
        explain(child, parent).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Condition.ParentIn> explain(CellReader child, CellReader parent) {
    Map<Long, Boolean> activeByValue = new HashMap<>();
    Set<Value> activating = new LinkedHashSet<>();
    for (int row : completed) {
      boolean active = !child.isAbsent(row);
      if (parent.isAbsent(row)) {
        if (active) {
          return Optional.empty();
        }
        continue;
      }
      Boolean before = activeByValue.putIfAbsent(parent.column().bits(row), active);
      if ((before != null && before != active) || activeByValue.size() > MOST_VALUES) {
        return Optional.empty();
      }
      if (before == null && active) {
        activating.add(parent.read(row).value());
      }
    }
    boolean decides =
        activeByValue.containsValue(true)
            && activeByValue.containsValue(false)
            && completed.length >= TRIALS_PER_VALUE * activeByValue.size();
    return decides
        ? Optional.of(new Condition.ParentIn(parent.hyperparameter().name(), activating))
        : Optional.empty();
  }
}
