package org.hsicgpbo.driver.triallog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hsicgpbo.driver.triallog.LogFolder.configuration;

import java.nio.file.Path;
import java.util.Map;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixtures follow the definition of the journal: one operation on each line, told by its code. */
class OptunaJournalTest {
  private final StringBuilder journal = new StringBuilder();
  private LogFolder logs;

  @BeforeEach
  void useFolder(@TempDir Path folder) {
    logs = new LogFolder(folder);
  }

  @Test
  void theDistributionsGiveTheSpaceExactly() {
    study("s", 1);
    for (int trial = 0; trial < 12; trial++) {
      create(0);
      boolean sgd = trial % 2 == 0;
      parameter(trial, "lr", 0.001 * (trial + 1), real(1e-5, 0.1, true, "null"));
      parameter(trial, "layers", 1 + trial % 8, integer(1, 8, false, 1));
      parameter(trial, "units", 32 * (1 + trial / 3), integer(32, 128, false, 32));
      parameter(trial, "rate", 0.1 + (trial / 2 % 4) * 0.1, real(0.1, 0.4, false, "0.1"));
      parameter(trial, "optimizer", sgd ? 0 : 1, categorical("\"sgd\", null"));
      parameter(trial, "bn", trial < 6 ? 0 : 1, categorical("true, false"));
      parameter(trial, "fixed", 3, integer(3, 3, false, 1));
      if (sgd) {
        parameter(trial, "momentum", 0.5, real(0, 1, false, "null"));
      }
      finish(trial, 1, "[" + (12 - trial) + ".5]");
    }
    TrialLog log = read();
    assertThat(log.spaceInferred()).isFalse();
    assertThat(log.history().space().hyperparameters())
        .containsExactly(
            new LogRealHyperparameter("lr", 1e-5, 0.1),
            new IntegerHyperparameter("layers", 1, 8),
            new CategoricalHyperparameter(
                "units",
                java.util.List.of(Value.of(32L), Value.of(64L), Value.of(96L), Value.of(128L))),
            new CategoricalHyperparameter(
                "rate",
                java.util.List.of(Value.of(0.1), Value.of(0.2), Value.of(0.3), Value.of(0.4))),
            CategoricalHyperparameter.of("optimizer", "sgd", "None"),
            new BooleanHyperparameter("bn"),
            new RealHyperparameter("momentum", 0, 1)
                .withCondition(Condition.parentIn("optimizer", Value.of("sgd"))));
    assertThat(log.notes()).contains("fixed is left out: it has only one value.");
    assertThat(configuration(log.history(), 2).raw())
        .isEqualTo(
            Map.of(
                "lr",
                0.003,
                "layers",
                3L,
                "units",
                32L,
                "rate",
                0.2,
                "optimizer",
                "sgd",
                "bn",
                true,
                "momentum",
                0.5));
    assertThat(log.history().trials())
        .extracting(FinishedTrial::errorOrWorst)
        .startsWith(12.5, 11.5, 10.5, 9.5);
    assertThat(log.cost()).contains(CostMeasure.SECONDS);
    assertThat(log.history().trials().get(0).outcome().cost().seconds()).isEqualTo(62.25);
  }

  @Test
  void statesDecideWhichTrialsCount() {
    study("s", 1);
    for (int trial = 0; trial < 5; trial++) {
      create(0);
      parameter(trial, "lr", 0.1 * (trial + 1), real(0, 1, false, "null"));
    }
    finish(0, 1, "[1.0]");
    finish(1, 2, "[0.5]");
    finish(2, 3, "null");
    finish(3, 1, "[Infinity]");
    // A trial that has finished takes no further change.
    parameter(0, "lr", 0.9, real(0, 1, false, "null"));
    finish(0, 3, "null");
    TrialLog log = read();
    assertThat(log.history().trials())
        .extracting(t -> t.outcome().state())
        .containsExactly("completed", "reported", "diverged");
    assertThat(configuration(log.history(), 0).raw()).containsEntry("lr", 0.1);
  }

  @Test
  void whatIsMaximisedIsTurnedRound() {
    study("s", 2);
    create(0);
    parameter(0, "lr", 0.1, real(0, 1, false, "null"));
    finish(0, 1, "[0.9]");
    TrialLog log = read();
    assertThat(log.history().trials().get(0).errorOrWorst()).isEqualTo(-0.9);
    assertThat(log.notes())
        .contains("The study maximises value, so its negative is the error that is minimised.");
  }

  @Test
  void severalObjectivesNeedTheNameOfOne() {
    study("s", 1, 2);
    create(0);
    parameter(0, "lr", 0.1, real(0, 1, false, "null"));
    line("{\"op_code\":8,\"worker_id\":\"w\",\"trial_id\":0,\"user_attr\":{\"flops\":1e6}}");
    finish(0, 1, "[0.25,0.75]");
    assertThatThrownBy(this::read)
        .hasMessageContaining("several columns may be the error: values_0, values_1.");
    TrialLogRequest request = logs.file("j", journal.toString());
    assertThat(TrialLogReader.read(request.withError("values_0")).history().trials().get(0))
        .extracting(FinishedTrial::errorOrWorst)
        .isEqualTo(0.25);
    TrialLog log = TrialLogReader.read(request.withError("values_1").withCost("flops"));
    assertThat(log.history().trials().get(0).errorOrWorst()).isEqualTo(-0.75);
    assertThat(log.history().trials().get(0).outcome().cost().flops()).isEqualTo(1e6);
  }

  @Test
  void severalStudiesNeedTheNameOfOne() {
    study("first", 1);
    study("gone", 1);
    study("second", 1);
    line("{\"op_code\":1,\"worker_id\":\"w\",\"study_id\":1}");
    create(0);
    create(1);
    create(2);
    parameter(0, "lr", 0.1, real(0, 1, false, "null"));
    // The deleted study created no trial, so the one of the second study is number 1.
    parameter(1, "lr", 0.2, real(0, 1, false, "null"));
    finish(0, 1, "[1.0]");
    finish(1, 1, "[2.0]");
    assertThatThrownBy(this::read)
        .hasMessageContaining(
            "it holds several studies; name one with --study. The studies are first, second.");
    TrialLogRequest request = logs.file("j", journal.toString());
    assertThat(TrialLogReader.read(request.withStudy("second")).history().trials())
        .extracting(FinishedTrial::errorOrWorst)
        .containsExactly(2.0);
    assertThatThrownBy(() -> TrialLogReader.read(request.withStudy("third")))
        .hasMessageContaining("there is no study third. The studies are first, second.");
  }

  @Test
  void rangesThatChangeAreJoinedAndOldFormsOfDistributionsAreRead() {
    study("s", 1);
    create(0);
    parameter(
        0, "a", 0.5, "{\"name\":\"UniformDistribution\",\"attributes\":{\"low\":0,\"high\":1}}");
    parameter(
        0,
        "b",
        4,
        "{\"name\":\"IntLogUniformDistribution\",\"attributes\":{\"low\":1,\"high\":8,\"step\":1}}");
    parameter(
        0,
        "c",
        0.5,
        "{\"name\":\"DiscreteUniformDistribution\",\"attributes\":{\"low\":0,\"high\":1,\"q\":0.5}}");
    parameter(0, "d", 0.1, "{\"type\":\"float\",\"low\":0.01,\"high\":1,\"log\":true}");
    finish(0, 1, "[1]");
    create(0);
    parameter(
        1, "a", 1.5, "{\"name\":\"UniformDistribution\",\"attributes\":{\"low\":0.5,\"high\":2}}");
    finish(1, 3, "null");
    TrialLog log = read();
    assertThat(log.history().space().hyperparameters())
        .containsExactly(
            new RealHyperparameter("a", 0, 2),
            IntegerHyperparameter.log("b", 1, 8),
            new CategoricalHyperparameter(
                "c", java.util.List.of(Value.of(0.0), Value.of(0.5), Value.of(1.0))),
            new LogRealHyperparameter("d", 0.01, 1));
    assertThat(log.notes())
        .contains("The ranges of a changed between trials; the widest is used.")
        .contains(
            "1 failed trials are not used, because they have no value of some active hyperparameter.");
  }

  @Test
  void trialsAddedAsAWholeAndACutOffLastLineAreRead() {
    study("s", 1);
    line(
        "{\"op_code\":4,\"worker_id\":\"w\",\"study_id\":0,\"datetime_start\":\"2024-05-01T10:00:00.000000\","
            + "\"state\":1,\"value\":0.5,\"values\":null,\"datetime_complete\":\"2024-05-01T10:00:02.000000\","
            + "\"distributions\":{\"lr\":"
            + quoted(real(0, 1, false, "null"))
            + "},\"params\":{\"lr\":0.25},"
            + "\"user_attrs\":{},\"system_attrs\":{},\"intermediate_values\":{}}");
    journal.append("{\"op_code\":4,\"worker_");
    TrialLog log = read();
    assertThat(log.history().size()).isEqualTo(1);
    assertThat(configuration(log.history(), 0).raw()).isEqualTo(Map.of("lr", 0.25));
    assertThat(log.notes()).contains("The last line of the journal is cut off and is not used.");
  }

  private TrialLog read() {
    return TrialLogReader.read(logs.file("journal.log", journal.toString()));
  }

  private void study(String name, int... directions) {
    line(
        "{\"op_code\":0,\"worker_id\":\"w\",\"study_name\":\"%s\",\"directions\":%s}"
            .formatted(name, java.util.Arrays.toString(directions)));
  }

  private void create(int study) {
    line(
        "{\"op_code\":4,\"worker_id\":\"w\",\"study_id\":%d,\"datetime_start\":\"2024-05-01T10:00:00.000000\"}"
            .formatted(study));
  }

  private void parameter(int trial, String name, double internal, String distribution) {
    line(
        "{\"op_code\":5,\"worker_id\":\"w\",\"trial_id\":%d,\"param_name\":\"%s\",\"param_value_internal\":%s,\"distribution\":%s}"
            .formatted(trial, name, internal, quoted(distribution)));
  }

  private void finish(int trial, int state, String values) {
    line(
        "{\"op_code\":6,\"worker_id\":\"w\",\"trial_id\":%d,\"state\":%d,\"values\":%s,\"datetime_complete\":\"2024-05-01T10:01:02.250000\"}"
            .formatted(trial, state, values));
  }

  private void line(String operation) {
    journal.append(operation).append('\n');
  }

  private static String quoted(String json) {
    return "\"" + json.replace("\"", "\\\"") + "\"";
  }

  static String real(double low, double high, boolean log, String step) {
    return "{\"name\": \"FloatDistribution\", \"attributes\": {\"step\": %s, \"low\": %s, \"high\": %s, \"log\": %s}}"
        .formatted(step, low, high, log);
  }

  static String integer(int low, int high, boolean log, int step) {
    return "{\"name\": \"IntDistribution\", \"attributes\": {\"log\": %s, \"step\": %d, \"low\": %d, \"high\": %d}}"
        .formatted(log, step, low, high);
  }

  static String categorical(String choices) {
    return "{\"name\": \"CategoricalDistribution\", \"attributes\": {\"choices\": [%s]}}"
        .formatted(choices);
  }
}
