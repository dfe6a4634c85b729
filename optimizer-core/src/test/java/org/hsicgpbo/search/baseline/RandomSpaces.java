package org.hsicgpbo.search.baseline;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.TruncatedNormalHyperparameter;
import org.hsicgpbo.space.Value;

/**
 * Arbitrary conditional spaces. The first hyperparameter is real and always active, so that there
 * is always a new configuration.
 */
public final class RandomSpaces {
  private static final Value[] WEIGHTED = {Value.of("a"), Value.of("b"), Value.of("c")};

  private RandomSpaces() {}

  /** Spaces with everything that there is. */
  public static Arbitrary<SearchSpace> mixed() {
    return spaces(7);
  }

  /** Spaces of numbers only, conditional ones too. */
  public static Arbitrary<SearchSpace> numeric() {
    return spaces(5);
  }

  private static Arbitrary<SearchSpace> spaces(int kinds) {
    Arbitrary<Part> parts =
        Combinators.combine(
                Arbitraries.integers().between(0, kinds - 1),
                Arbitraries.integers().between(0, 8),
                Arbitraries.doubles().between(0, 1).ofScale(3))
            .as(Part::new);
    return parts.list().ofMinSize(0).ofMaxSize(7).map(RandomSpaces::space);
  }

  /**
   * A kind, which of the earlier parents it depends on (none if too high), which value activates.
   */
  private record Part(int kind, int parent, double value) {}

  private static SearchSpace space(List<Part> parts) {
    List<Hyperparameter> all = new ArrayList<>();
    all.add(new RealHyperparameter("first", -3, 5));
    List<DiscreteHyperparameter> parents = new ArrayList<>();
    for (Part part : parts) {
      Hyperparameter plain = hyperparameter("h" + all.size(), part.kind());
      Hyperparameter made =
          part.parent() < parents.size()
              ? plain.when(
                  parents.get(part.parent()).name(),
                  parents.get(part.parent()).valueAt(part.value()))
              : plain;
      all.add(made);
      if (made instanceof DiscreteHyperparameter discrete) {
        parents.add(discrete);
      }
    }
    return new SearchSpace(all);
  }

  private static Hyperparameter hyperparameter(String name, int kind) {
    return switch (kind) {
      case 0 -> new RealHyperparameter(name, 0, 1);
      case 1 -> new LogRealHyperparameter(name, 1e-6, 1e-1);
      case 2 -> new TruncatedNormalHyperparameter(name, 1, 0.5, 0.1, 2);
      case 3 -> new IntegerHyperparameter(name, 1, 5);
      case 4 -> IntegerHyperparameter.log(name, 4, 256);
      case 5 ->
          new CategoricalHyperparameter(
              name, List.of(WEIGHTED), List.of(1.0, 5.0, 2.0), Condition.always());
      default -> new BooleanHyperparameter(name);
    };
  }
}
