package org.hsicgpbo.driver.triallog;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.Value;

/**
 * Decides by name, before a cell is read, whether a column is kept: what nobody asked for and what
 * can be no hyperparameter takes no memory.
 */
final class ColumnPolicy {
  private final Optional<SearchSpace> space;
  private final Set<String> wanted = new HashSet<>();
  private final Set<String> asTexts = new HashSet<>();
  private final Set<String> known = new HashSet<>();
  private final boolean everything;

  ColumnPolicy(TrialLogRequest request) {
    space = request.space();
    request.errorColumn().ifPresentOrElse(this::want, () -> addAll(KnownColumns.USUAL_ERRORS));
    request.costColumn().ifPresent(this::want);
    if (request.costColumn().isEmpty()) {
      for (CostColumns.Usual usual : CostColumns.Usual.values()) {
        wanted.add(usual.column());
      }
    }
    addAll(KnownColumns.STATES);
    wanted.add(KnownColumns.STAGE);
    space.ifPresent(s -> s.hyperparameters().forEach(this::want));
    request.known().forEach(this::wantKnown);
    everything = request.detail() == Detail.EVERYTHING;
    if (everything) {
      KnownColumns.DETAILS.forEach(this::want);
      wanted.addAll(KnownColumns.EXACT);
    }
  }

  /** Whether it is a whole number that needs more digits than a column of numbers keeps. */
  boolean isExact(String name) {
    return everything
        && KnownColumns.EXACT.contains(name)
        && space.filter(s -> s.contains(name)).isEmpty();
  }

  /**
   * Learns that a column holds a hyperparameter, whatever its name says: {@code loss} beside {@code
   * u_loss} in our own export.
   */
  void know(String hyperparameter) {
    if (space.isEmpty()) {
      wantKnown(hyperparameter);
      known.add(hyperparameter);
    }
  }

  /** Whether the column is known to hold a hyperparameter. */
  boolean isKnown(String name) {
    return known.contains(name);
  }

  /** Why the column is not read; empty if it is. */
  Optional<String> whyLeftOut(String name) {
    if (wanted.contains(name) || (name.startsWith("values_") || name.startsWith("value_"))) {
      return Optional.empty();
    }
    return space.isPresent()
        ? Optional.of("not asked for")
        : KnownColumns.whyNoHyperparameter(name);
  }

  /** Whether its cells are kept as they are written, because they are names of categories. */
  boolean isText(String name) {
    return asTexts.contains(name) || KnownColumns.STATES.contains(name);
  }

  private void want(Hyperparameter hyperparameter) {
    boolean text =
        hyperparameter instanceof CategoricalHyperparameter categorical
            && categorical.values().stream().anyMatch(Value.Text.class::isInstance);
    wantKnown(hyperparameter.name());
    wanted.add("u_" + hyperparameter.name());
    if (text) {
      asTexts.add(hyperparameter.name());
    }
    for (String prefix : KnownColumns.HYPERPARAMETER_PREFIXES) {
      if (text) {
        asTexts.add(prefix + hyperparameter.name());
      }
    }
  }

  private void wantKnown(String hyperparameter) {
    wanted.add(hyperparameter);
    KnownColumns.HYPERPARAMETER_PREFIXES.forEach(prefix -> wanted.add(prefix + hyperparameter));
  }

  private void want(String column) {
    addAll(KnownColumns.spellings(column));
    if (column.startsWith("-")) {
      addAll(KnownColumns.spellings(column.substring(1)));
    }
  }

  private void addAll(Iterable<String> names) {
    names.forEach(wanted::add);
  }
}
