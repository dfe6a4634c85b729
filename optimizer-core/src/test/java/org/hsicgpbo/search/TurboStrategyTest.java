package org.hsicgpbo.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

class TurboStrategyTest {
  private static final int DIMENSIONS = 12;

  @Test
  void descendsIntoAValleyOfManyDimensions() {
    SearchSpace space = space(DIMENSIONS);
    double[] turbo = new double[3];
    double[] random = new double[3];
    for (int seed = 0; seed < 3; seed++) {
      turbo[seed] = best(space, new TurboStrategy(space, seed), 80);
      random[seed] = best(space, new RandomSearchStrategy(space, seed), 80);
    }
    Arrays.sort(turbo);
    Arrays.sort(random);
    assertThat(turbo[1]).as("random search %s", random[1]).isLessThan(random[1] / 5);
  }

  /** Where no trial improves any more, the region is spent and trials are drawn at random again. */
  @Test
  void beginsAnewWhenTheRegionIsSpent() {
    SearchSpace space = space(2);
    AskTell loop = new AskTell(space, 1, new TurboStrategy(space, 1, 4));
    List<String> stages = new ArrayList<>();
    for (int k = 0; k < 48; k++) {
      Trial trial = loop.ask();
      stages.add(trial.suggestion().stage());
      loop.tell(trial, TrialOutcome.Completed.of(k == 0 ? 0.5 : 1, Cost.UNKNOWN));
    }
    // Seven halvings after four failures each.
    int restart = 4 + 7 * 4;
    assertThat(stages.subList(0, 4)).containsOnly(TurboStrategy.RANDOM);
    assertThat(stages.subList(4, restart)).containsOnly(TurboStrategy.REGION);
    assertThat(stages.subList(restart, restart + 4)).containsOnly(TurboStrategy.RANDOM);
    assertThat(stages.subList(restart + 4, 48)).containsOnly(TurboStrategy.REGION);
  }

  /**
   * With three workers two trials of the spent region are still running when the search begins
   * anew, and they are good: counted, they would shorten the random phase and draw the new region
   * back to the old one.
   */
  @Test
  void whatStillRunsInTheSpentRegionIsNoPartOfTheNextStart() {
    SearchSpace space = space(2);
    AskTell loop = new AskTell(space, 1, new TurboStrategy(space, 1, 4));
    Deque<Trial> running = new ArrayDeque<>();
    List<Trial> asked = new ArrayList<>();
    int restart = 0;
    while (restart == 0 || asked.size() < restart + 12) {
      while (running.size() < 3) {
        Trial trial = loop.ask();
        boolean drawn = trial.suggestion().stage().equals(TurboStrategy.RANDOM);
        if (restart == 0 && asked.size() > 6 && drawn) {
          restart = asked.size();
        }
        asked.add(trial);
        running.add(trial);
      }
      Trial ended = running.remove();
      boolean stale = restart > 0 && asked.indexOf(ended) < restart;
      double error = stale ? 0.1 : ended.number() == 1 ? 0.5 : 1 + 1e-3 * ended.number();
      loop.tell(ended, TrialOutcome.Completed.of(error, Cost.UNKNOWN));
    }
    assertThat(asked.subList(restart, restart + 4))
        .extracting(t -> t.suggestion().stage())
        .containsOnly(TurboStrategy.RANDOM);
    assertThat(asked.subList(restart + 4, restart + 12))
        .extracting(t -> t.suggestion().stage())
        .containsOnly(TurboStrategy.REGION);
  }

  @Test
  void needsARandomTrial() {
    assertThatThrownBy(() -> new TurboStrategy(space(1), 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(0) must be at least 1");
  }

  private static SearchSpace space(int dimensions) {
    List<Hyperparameter> all = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      all.add(new RealHyperparameter("x" + i, -5, 5));
    }
    return new SearchSpace(all);
  }

  private static double best(SearchSpace space, SearchStrategy strategy, int trials) {
    AskTell loop = new AskTell(space, 1, strategy);
    for (int k = 0; k < trials; k++) {
      Trial trial = loop.ask();
      double sum = 0;
      for (int i = 0; i < space.dimensions(); i++) {
        double x = trial.suggestion().configuration().get("x" + i).orElseThrow().asNumber();
        sum += (x - 1) * (x - 1);
      }
      loop.tell(trial, TrialOutcome.Completed.of(sum, Cost.UNKNOWN));
    }
    return loop.history().best().map(FinishedTrial::errorOrWorst).orElseThrow();
  }
}
