package org.hsicgpbo.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hsicgpbo.driver.triallog.TrialLog;
import org.hsicgpbo.driver.triallog.TrialLogReader;
import org.hsicgpbo.driver.triallog.TrialLogRequest;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptunaCsvTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new IntegerHyperparameter("units", 1, 9),
          CategoricalHyperparameter.of("act", "relu", "tanh"),
          new BooleanHyperparameter("drop"),
          new RealHyperparameter("rate", 0.0, 1.0).when("drop", Value.of(true)));

  private static final TrialHistory HISTORY =
      new TrialHistory(
          SPACE,
          List.of(
              trial(2, 0.6, new TrialOutcome.Stopped(0.5, 3, 9, new Cost(10, 5, 0.25))),
              trial(1, 0.2, TrialOutcome.Completed.of(0.125, new Cost(20, 6, 1.5))),
              trial(
                  3,
                  0.9,
                  new TrialOutcome.Failed(FailureKind.DIVERGED, "NaN, at once", Cost.UNKNOWN))));

  @Test
  void writesTheColumnsOfOptunasDataFrame() throws IOException {
    StringBuilder out = new StringBuilder();

    OptunaCsv.write(
        HISTORY,
        Map.of(
            1,
            new OptunaCsv.Period(
                Instant.parse("2026-11-21T05:00:00Z"), Instant.parse("2026-11-22T06:01:02.5Z"))),
        out);

    assertThat(out.toString().lines())
        .containsExactly(
            "\"\",number,value,datetime_start,datetime_complete,duration,params_act,params_drop,params_rate,params_units,"
                + "user_attrs_failure,user_attrs_flops,user_attrs_parameters,user_attrs_seconds,user_attrs_seed,"
                + "user_attrs_stage,user_attrs_state,user_attrs_test_error,state",
            "0,0,0.125,2026-11-21 05:00:00.000000,2026-11-22 06:01:02.500000,1 days 01:01:02.500000,"
                + "relu,False,,2,,20.0,6.0,1.5,101,random,completed,,COMPLETE",
            "1,1,0.5,,,,tanh,True,0.6,6,,10.0,5.0,0.25,102,random,stopped,,PRUNED",
            "2,2,,,,,tanh,True,0.9,9,\"NaN, at once\",,,,103,random,diverged,,FAIL");
  }

  @Test
  void isReadAgainAsAnOptunaLog(@TempDir Path folder) throws IOException {
    StringBuilder out = new StringBuilder();
    OptunaCsv.write(HISTORY, Map.of(), out);
    Path file = Files.writeString(folder.resolve("optuna.csv"), out);

    TrialLog log = TrialLogReader.read(TrialLogRequest.of(file).withKnown(Set.of("units")));

    // What Optuna has pruned has no final value, and is left out.
    assertThat(log.history().trials()).hasSize(2);
    assertThat(log.history().best().orElseThrow().errorOrWorst()).isEqualTo(0.125);
    assertThat(log.history().space().contains("units")).isTrue();
    assertThat(log.history().failures()).isEqualTo(1);
  }

  private static FinishedTrial trial(int number, double u, TrialOutcome outcome) {
    boolean drop = u >= 0.5;
    UnitPoint point = new UnitPoint(new double[] {u, u, u, drop ? u : Double.NaN});
    Configuration configuration = SPACE.decode(point);
    return new Trial(number, 100L + number, new Suggestion(point, configuration, "random"))
        .finish(outcome);
  }
}
