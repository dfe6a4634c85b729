package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.driver.terminal.Screen;
import org.hsicgpbo.search.EarlierTrials;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.study.Study;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FinishedTrial;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comparisons rest on when they train the random trials of a seed once. */
class SharedDrawsTest {
  private static final int WARM_UP = 20;

  private record Drawn(int number, long seed, Configuration configuration) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: gpbo, warm-up: 20}",
        "{type: hsic-gpbo, warm-up: 20}",
        "{type: tpe, warm-up: 20}",
        "{type: turbo, warm-up: 20}"
      })
  void theWarmUpOfASeedIsThatOfRandomSearch(String strategy) throws InterruptedException {
    List<Drawn> random = drawn("{type: random}", 4, WARM_UP);

    assertThat(drawn(strategy, 4, WARM_UP)).isEqualTo(random);
    assertThat(drawn(strategy, 5, WARM_UP)).doesNotContainAnyElementsOf(random);
    assertThat(drawn(strategy, 4, WARM_UP + 3).subList(WARM_UP, WARM_UP + 3))
        .as("after the warm-up each goes its way")
        .doesNotContainAnyElementsOf(drawn("{type: random}", 4, WARM_UP + 3));
  }

  private static List<Drawn> drawn(String strategy, long seed, int trials)
      throws InterruptedException {
    StudyFile file =
        new StudyFileReader()
            .read(
                """
                study: a
                seed: %d
                problem: {type: runge}
                space:
                  x: {type: real, low: 0, high: 1}
                  on: {type: boolean}
                  y: {type: real, low: 1e-5, high: 1, log: true, when: {on: true}}
                goal: {quantile: 0.4}
                strategy: %s
                budget: {trials: %d}
                """
                    .formatted(seed, strategy, trials),
                "a.yaml");
    SearchStrategy search =
        new ProgramWorkshop(
                ApplicationFolders.of(Map.of(), Path.of("home")), new Screen(System.err))
            .strategy(file, EarlierTrials.none());
    List<Drawn> drawn = new ArrayList<>();
    new Study(
            file.space(),
            file.seed(),
            trials,
            search,
            new MemoryStore(),
            new SquareExecutor(new Cost(20, 10, 0.5)),
            List.of())
        .run().trials().stream()
            .map(FinishedTrial::trial)
            .forEach(
                trial ->
                    drawn.add(
                        new Drawn(
                            trial.number(), trial.seed(), trial.suggestion().configuration())));
    return drawn;
  }
}
