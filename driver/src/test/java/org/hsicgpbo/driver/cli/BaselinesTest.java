package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.driver.terminal.Screen;
import org.hsicgpbo.search.AskTell;
import org.hsicgpbo.search.EarlierTrials;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.sensitivity.SensitivityReport;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The strategies of a study file that are not Gaussian-process optimization. */
class BaselinesTest {

  /** The ranking takes the trials that lie evenly: all, those of the warm-up, or none. */
  @ParameterizedTest
  @CsvSource({"random, 40", "sobol, 40", "lhs, 40", "tpe, 10", "cma-es, 0"})
  void everyNameRunsItsStrategyAndRanksWhatLiesEvenly(String type, int ranked) {
    StudyFile file =
        new StudyFileReader()
            .read(
                """
                study: a
                problem: {type: runge}
                strategy: {type: %s}
                space:
                  n-units: {type: integer, low: 4, high: 64}
                  learning-rate: {type: real, low: 1e-5, high: 0.1, log: true}
                budget: {trials: 40}
                """
                    .formatted(type),
                "a.yaml");
    ProgramWorkshop workshop =
        new ProgramWorkshop(
            ApplicationFolders.of(Map.of(), Path.of("home")), new Screen(System.err));

    SearchStrategy strategy = workshop.strategy(file, EarlierTrials.none());
    AskTell loop = new AskTell(file.space(), file.seed(), strategy);
    for (int k = 0; k < file.trials(); k++) {
      Trial trial = loop.ask();
      double error = Math.abs(trial.suggestion().point().get(1) - 0.4);
      loop.tell(trial, TrialOutcome.Completed.of(error, Cost.UNKNOWN));
    }
    SensitivityReport report = workshop.analyze(file, loop.history()).ranking();

    assertThat(strategy.name()).isEqualTo(type);
    assertThat(report.n()).isEqualTo(ranked);
    assertThat(report.indices()).hasSize(2);
  }
}
