package org.hsicgpbo.driver.studyfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hsicgpbo.driver.constraint.ConstraintException;
import org.hsicgpbo.driver.constraint.ConstraintParser;
import org.hsicgpbo.driver.constraint.ExpressionConstraint;
import org.hsicgpbo.driver.constraint.Feasibility;
import org.hsicgpbo.space.Constraint;
import org.hsicgpbo.space.SearchSpace;

/** Puts what stands under {@code where} on the search space, if it can be satisfied. */
final class WhereReader {
  private static final KeyPath WHERE = KeyPath.of("where");
  private static final KeyPath SPACE = KeyPath.of("space");

  /** Below this share a person should know, because most of all draws are thrown away. */
  private static final double FEW = 0.01;

  private final YamlNode.Mapping file;
  private final SearchSpace space;
  private final Problems problems;

  WhereReader(YamlNode.Mapping file, SearchSpace space, Problems problems) {
    this.file = file;
    this.space = space;
    this.problems = problems;
  }

  /** A constraint with the place where it stands. */
  private record Placed(KeyPath path, ExpressionConstraint constraint) {}

  /** The space under its constraints; without them if problems say what is wrong with them. */
  SearchSpace read() {
    Optional<YamlNode> where = file.at(WHERE);
    if (where.isEmpty() || problems.touch(WHERE)) {
      return space;
    }
    List<Placed> placed = parse(where.get());
    // A space that is refused as a whole, as of a thousand hyperparameters, is not looked at.
    if (problems.touch(WHERE) || problems.contain(SPACE)) {
      return space;
    }
    List<ExpressionConstraint> constraints = placed.stream().map(Placed::constraint).toList();
    Feasibility feasibility = Feasibility.of(space, constraints);
    feasibility.failures().forEach((index, failure) -> add(placed.get(index).path(), failure));
    if (!problems.touch(WHERE)) {
      report(feasibility.conflict().stream().map(placed::get).toList());
    }
    return space.where(constraints);
  }

  /** What a person should know of constraints that are rarely satisfied. */
  static Optional<String> warning(SearchSpace space) {
    if (!space.isConstrained()) {
      return Optional.empty();
    }
    double share = Feasibility.share(space);
    return share >= FEW
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Only %.2f %% of the space satisfies its constraints (%s): every suggestion throws many draws away. A space that is narrower where they forbid most would be searched better.",
                100 * share,
                String.join("; ", space.constraints().stream().map(Constraint::text).toList())));
  }

  private List<Placed> parse(YamlNode where) {
    ConstraintParser parser = new ConstraintParser(space);
    List<Placed> placed = new ArrayList<>();
    if (where instanceof YamlNode.Sequence sequence) {
      for (int k = 0; k < sequence.items().size(); k++) {
        parse(parser, sequence.items().get(k), WHERE.item(k)).ifPresent(placed::add);
      }
    } else {
      parse(parser, where, WHERE).ifPresent(placed::add);
    }
    return placed;
  }

  private Optional<Placed> parse(ConstraintParser parser, YamlNode node, KeyPath path) {
    try {
      return Optional.of(new Placed(path, parser.parse(node.toJson().asText())));
    } catch (ConstraintException e) {
      add(path, e);
      return Optional.empty();
    }
  }

  private void add(KeyPath path, ConstraintException e) {
    String suggestion = e.word().isEmpty() ? "" : Found.suggestion(e.word(), e.known());
    problems.add(file.positionOf(path), path, e.problem() + suggestion);
  }

  private void report(List<Placed> conflict) {
    if (conflict.isEmpty()) {
      return;
    }
    Placed last = conflict.get(conflict.size() - 1);
    String texts =
        conflict.stream()
            .map(c -> Found.quote(c.constraint().text()))
            .reduce((a, b) -> a + " and " + b)
            .orElseThrow();
    problems.add(
        file.positionOf(last.path()),
        last.path(),
        "found %s, which none of %,d configurations spread over the space satisfies%s. Loosen it, or widen the space."
            .formatted(texts, Feasibility.LOOKED_AT, conflict.size() > 1 ? " together" : ""));
  }
}
