package org.hsicgpbo.search.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;

/** What every strategy of the package keeps in any space, with any number of workers. */
class BaselineLawsTest {
  private static final int TRIALS = 40;

  /** A strategy that is made anew from space and seed, and a space that it takes. */
  record Subject(
      String name, SearchSpace space, BiFunction<SearchSpace, Long, SearchStrategy> make) {
    SearchStrategy strategy(long seed) {
      return make.apply(space, seed);
    }

    @Override
    public String toString() {
      return name + " on " + space.hyperparameters();
    }
  }

  @Provide
  Arbitrary<Subject> subjects() {
    Arbitrary<Subject> mixed =
        Combinators.combine(Arbitraries.of("sobol", "lhs", "tpe", "scott"), RandomSpaces.mixed())
            .as((name, space) -> new Subject(name, space, maker(name)));
    Arbitrary<Subject> numeric =
        RandomSpaces.numeric().map(space -> new Subject("cma-es", space, CmaEsStrategy::new));
    return Arbitraries.oneOf(mixed, mixed, numeric);
  }

  private static BiFunction<SearchSpace, Long, SearchStrategy> maker(String name) {
    return switch (name) {
      case "sobol" -> SobolStrategy::new;
      case "lhs" -> (space, seed) -> new LatinHypercubeStrategy(space, seed, 9);
      case "tpe" -> TpeStrategy::of;
      default -> (space, seed) -> new TpeStrategy(space, seed, 3, TpeBandwidth.SCOTT);
    };
  }

  @Property(tries = 120)
  void suggestionsAreNewPointsOfTheSpaceThatARestartWouldRepeat(
      @ForAll("subjects") Subject subject,
      @ForAll @LongRange(min = 0, max = 1000) long seed,
      @ForAll @IntRange(min = 1, max = 6) int workers) {
    SearchStrategy strategy = subject.strategy(seed);
    SplittableRandom random = new SplittableRandom(seed);
    List<FinishedTrial> told = new ArrayList<>();
    List<Trial> pending = new ArrayList<>();
    Set<Configuration> seen = new HashSet<>();
    for (int number = 1; number <= TRIALS; number++) {
      SearchState state = new SearchState(new TrialHistory(subject.space(), told), pending, number);
      Suggestion suggestion = strategy.suggest(state);
      assertThat(subject.space().activate(suggestion.point().toArray()))
          .isEqualTo(suggestion.point());
      assertThat(subject.space().decode(suggestion.point())).isEqualTo(suggestion.configuration());
      assertThat(seen.add(suggestion.configuration())).as("trial %d is new", number).isTrue();
      assertThat(subject.strategy(seed).suggest(state)).as("restart").isEqualTo(suggestion);
      pending.add(new Trial(number, 1, suggestion));
      if (pending.size() == workers) {
        Trial done = pending.remove(random.nextInt(workers));
        told.add(done.finish(outcome(done, random)));
      }
    }
    assertThat(strategy.explain(new TrialHistory(subject.space(), told)))
        .extracting(StageReport::name)
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  /** One in six fails; the others prefer the middle of the first hyperparameter. */
  private static TrialOutcome outcome(Trial trial, SplittableRandom random) {
    double first = trial.suggestion().configuration().get("first").orElseThrow().asNumber();
    return random.nextInt(6) == 0
        ? new TrialOutcome.Failed(FailureKind.DIVERGED, "NaN", Cost.UNKNOWN)
        : TrialOutcome.Completed.of(first * first, Cost.UNKNOWN);
  }

  @Property(tries = 60)
  void errorsThatTellNothingEndNoStudy(
      @ForAll("subjects") Subject subject, @ForAll @IntRange(min = 0, max = 4) int kind) {
    SearchStrategy strategy = subject.strategy(5);
    List<FinishedTrial> told = new ArrayList<>();
    for (int number = 1; number <= TRIALS; number++) {
      TrialHistory history = new TrialHistory(subject.space(), told);
      Suggestion suggestion = strategy.suggest(new SearchState(history, List.of(), number));
      told.add(new Trial(number, 1, suggestion).finish(useless(kind, number)));
    }
    assertThat(told).hasSize(TRIALS);
  }

  private static TrialOutcome useless(int kind, int number) {
    TrialOutcome failed = new TrialOutcome.Failed(FailureKind.CRASHED, "killed", Cost.UNKNOWN);
    return switch (kind) {
      case 0 -> failed;
      case 1 -> number == 7 ? TrialOutcome.Completed.of(1, Cost.UNKNOWN) : failed;
      case 2 -> TrialOutcome.Completed.of(1, Cost.UNKNOWN);
      case 3 -> TrialOutcome.Completed.of(Math.pow(10, number % 40 - 20), Cost.UNKNOWN);
      default -> TrialOutcome.Completed.of(number % 2 * Double.MAX_VALUE, Cost.UNKNOWN);
    };
  }
}
