package org.hsicgpbo.driver.triallog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hsicgpbo.driver.triallog.LogFolder.configuration;
import static org.hsicgpbo.driver.triallog.LogFolder.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.Condition;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvLogTest {
  private LogFolder logs;

  @BeforeEach
  void useFolder(@TempDir Path folder) {
    logs = new LogFolder(folder);
  }

  /** What the columns look like would leave out all but the first. */
  @Test
  void keepsColumnsThatAreKnownToHoldHyperparameters() {
    TrialLogRequest request =
        logs.csv(
            "rate,optimizer,momentum,loss,epochs,error",
            20,
            r -> "%s,adam,0.9,mse,30,%s".formatted(number(r.nextDouble()), number(r.nextDouble())));
    assertThat(TrialLogReader.read(request).history().space().dimensions()).isEqualTo(1);
    TrialHistory history =
        TrialLogReader.read(
                request.withKnown(
                    Set.of("rate", "optimizer", "momentum", "loss", "epochs", "absent")))
            .history();
    assertThat(history.space().hyperparameters().stream().map(Hyperparameter::name))
        .containsExactly("rate", "optimizer", "momentum", "loss", "epochs");
    assertThat(LogFolder.configuration(history, 0).toString())
        .contains("optimizer=adam", "momentum=0.9", "loss=mse", "epochs=30");
  }

  @Test
  void infersTheKindOfEachColumn() {
    TrialLog log =
        TrialLogReader.read(
            logs.csv(
                "lr,rate,units,batch,activation,bias,val_loss",
                200,
                r ->
                    String.join(
                        ",",
                        number(Math.pow(10, -5 + 4 * r.nextDouble())),
                        number(0.5 * r.nextDouble()),
                        Integer.toString(1 + r.nextInt(7)),
                        Integer.toString(16 << r.nextInt(4)),
                        r.nextBoolean() ? "relu" : "tanh",
                        r.nextBoolean() ? "True" : "False",
                        number(r.nextDouble()))));
    SearchSpace space = log.history().space();
    assertThat(log.spaceInferred()).isTrue();
    assertThat(log.hasCost()).isFalse();
    assertThat(space.hyperparameters().stream().map(Hyperparameter::name))
        .containsExactly("lr", "rate", "units", "batch", "activation", "bias");
    assertThat(space.get(0)).isInstanceOf(LogRealHyperparameter.class);
    // Uniform from 0 to 0.5 has a ratio of ends above 100 too, but its logarithm is not uniform.
    assertThat(space.get(1)).isInstanceOf(RealHyperparameter.class);
    assertThat(space.get(2)).isEqualTo(new IntegerHyperparameter("units", 1, 7));
    assertThat(space.get(3))
        .isEqualTo(
            new CategoricalHyperparameter(
                "batch", java.util.stream.Stream.of(16L, 32L, 64L, 128L).map(Value::of).toList()));
    assertThat(space.get(4)).isEqualTo(CategoricalHyperparameter.of("activation", "relu", "tanh"));
    assertThat(space.get(5)).isEqualTo(new BooleanHyperparameter("bias"));
    assertThat(log.notes()).contains("The error is the column val_loss.");
  }

  @Test
  void theCoordinatesAreThoseOfTheObservedRangeAndTheSameEachTime() {
    TrialLogRequest request =
        logs.csv(
            "lr,units,error",
            100,
            r -> number(r.nextDouble()) + "," + (4 + r.nextInt(60)) + "," + number(r.nextDouble()));
    TrialHistory first = TrialLogReader.read(request).history();
    TrialHistory second = TrialLogReader.read(request).history();
    assertThat(first.trials()).isEqualTo(second.trials());
    for (FinishedTrial trial : first.trials()) {
      UnitPoint point = trial.trial().suggestion().point();
      assertThat(first.space().decode(point).get("units"))
          .isEqualTo(trial.trial().suggestion().configuration().get("units"));
    }
    assertThat(first.trials().stream().mapToDouble(t -> t.trial().suggestion().point().get(0)))
        .contains(0.0, 1.0);
  }

  @Test
  void leavesOutWhatIsNoHyperparameterAndSaysSo() {
    TrialLog log =
        TrialLogReader.read(
            logs.csv(
                "number,datetime_start,seed,lr,constant,nothing,remark,train_acc,error",
                50,
                r -> {
                  String text = "free " + r.nextInt();
                  return "%d,2024-01-01,%d,%s,8,,%s,0.5,%s"
                      .formatted(
                          r.nextInt(), r.nextInt(), number(r.nextDouble()), text, r.nextDouble());
                }));
    assertThat(log.history().space().hyperparameters().stream().map(Hyperparameter::name))
        .containsExactly("lr");
    assertThat(log.notes())
        .contains(
            "Left out as bookkeeping: number, datetime_start, seed. A space file would bring them in.",
            "Left out as a result: train_acc. A space file would bring them in.",
            "The column constant is left out: it is the same in all trials.",
            "The column nothing is left out: it is empty.",
            "The column remark is left out: nearly every trial has another text there.");
  }

  /** MNIST's shipped study has a hyperparameter of that name. */
  @Test
  void aColumnWithItsCoordinateIsAHyperparameterWhateverItsName() {
    TrialLog log =
        TrialLogReader.read(
            logs.csv(
                "trial,error,flops,rate,u_rate,loss,u_loss",
                30,
                random -> {
                  double u = random.nextDouble();
                  boolean mse = random.nextBoolean();
                  return "1,%s,100,%s,%s,%s,%s"
                      .formatted(random.nextDouble(), u, u, mse ? "mse" : "mae", mse ? 0.25 : 0.75);
                }));

    assertThat(log.history().space().hyperparameters())
        .extracting(Hyperparameter::name)
        .containsExactly("rate", "loss");
  }

  @Test
  void emptyCellsThatOneColumnExplainsBecomeACondition() {
    TrialLog log =
        TrialLogReader.read(
            logs.csv(
                "optimizer,momentum,lr,error",
                60,
                r -> {
                  int kind = r.nextInt(3);
                  return "%s,%s,%s,%s"
                      .formatted(
                          new String[] {"adam", "nesterov", "sgd"}[kind],
                          kind == 0 ? "" : number(r.nextDouble()),
                          number(r.nextDouble()),
                          number(r.nextDouble()));
                }));
    SearchSpace space = log.history().space();
    assertThat(((Condition.ParentIn) space.get(1).condition()).parent()).isEqualTo("optimizer");
    assertThat(((Condition.ParentIn) space.get(1).condition()).values())
        .containsExactlyInAnyOrder(Value.of("sgd"), Value.of("nesterov"));
    assertThat(log.history().trials())
        .allSatisfy(
            t ->
                assertThat(t.trial().suggestion().point().isActive(1))
                    .isEqualTo(
                        !t.trial()
                            .suggestion()
                            .configuration()
                            .get("optimizer")
                            .equals(java.util.Optional.of(Value.of("adam")))));
    assertThat(log.notes()).anyMatch(n -> n.startsWith("momentum has a value only when optimizer"));
  }

  @Test
  void emptyCellsThatNothingExplainsAreInactive() {
    TrialLog log =
        TrialLogReader.read(
            logs.file("t.csv", "lr,rate,error\n0.1,0.5,1\n0.2,,2\n0.15,0.3,3\n0.1,,4\n"));
    assertThat(log.history().space().get(1).condition()).isEqualTo(Condition.always());
    assertThat(log.history().trials().get(1).trial().suggestion().point().isActive(1)).isFalse();
    assertThat(log.history().trials().get(0).trial().suggestion().point().isActive(1)).isTrue();
    assertThat(log.notes())
        .contains(
            "rate has no value in some trials, and no other column explains which; it is taken as inactive there.");
  }

  @Test
  void readsOptunasDataFrameWithItsStates() {
    TrialLog log =
        TrialLogReader.read(
            logs.file(
                "optuna.csv",
                """
                number,value,datetime_start,datetime_complete,duration,params_layers,params_lr,user_attrs_note,state
                0,0.5,2024-01-01 10:00:00.5,2024-01-01 10:01:02.5,0 days 00:01:02,1,0.01,a,COMPLETE
                1,0.25,2024-01-01 10:00:00.5,2024-01-01 10:01:02.5,0 days 01:00:00.250000,3,0.001,b,COMPLETE
                2,,2024-01-01 10:00:00.5,2024-01-01 10:01:02.5,1 days 00:00:00,2,0.002,c,FAIL
                3,0.1,2024-01-01 10:00:00.5,,,2,0.003,d,PRUNED
                4,,2024-01-01 10:00:00.5,,,2,,e,RUNNING
                """));
    assertThat(log.history().space().hyperparameters().stream().map(Hyperparameter::name))
        .containsExactly("layers", "lr");
    assertThat(log.history().size()).isEqualTo(3);
    assertThat(log.history().failures()).isEqualTo(1);
    assertThat(log.cost()).contains(CostMeasure.SECONDS);
    assertThat(log.history().trials().stream().map(t -> t.outcome().cost().seconds()))
        .containsExactly(62.0, 3600.25, 86400.0);
    assertThat(log.notes())
        .contains(
            "1 of 5 trials were pruned and are not used: their error is not that of a whole training.",
            "1 of 5 trials have not finished and are not used.",
            "1 of 5 trials have no finite error; they count as failed, so as the worst.");
  }

  @Test
  void errorsThatAreNotFiniteCountAsFailed() {
    TrialHistory history =
        TrialLogReader.read(
                logs.file(
                    "t.csv",
                    "lr,error\n0.1,1\n0.2,nan\n0.3,inf\n0.4,\n0.5,NaN\n0.6,-Infinity\n0.7,None\n0.8,2\n"))
            .history();
    assertThat(history.size()).isEqualTo(8);
    assertThat(history.failures()).isEqualTo(6);
    assertThat(history.trials().stream().map(t -> t.outcome().state()))
        .containsExactly(
            "completed",
            "diverged",
            "diverged",
            "reported",
            "diverged",
            "diverged",
            "reported",
            "completed");
  }

  @Test
  void theCostGoesWhereItsNameSays() {
    TrialLogRequest request =
        logs.file("t.csv", "lr,mflops,n_weights,wall,error\n0.1,5,6,7,1\n0.2,8,9,10,2\n");
    assertThat(cost(request, "mflops")).isEqualTo(CostMeasure.FLOPS);
    assertThat(cost(request, "n_weights")).isEqualTo(CostMeasure.PARAMETERS);
    assertThat(cost(request, "wall")).isEqualTo(CostMeasure.SECONDS);
  }

  private static CostMeasure cost(TrialLogRequest request, String column) {
    TrialLog log = TrialLogReader.read(request.withCost(column));
    assertThat(log.history().space().contains(column)).isFalse();
    assertThat(log.cost().orElseThrow().of(log.history().trials().get(0).outcome().cost()))
        .isBetween(5.0, 7.0);
    return log.cost().orElseThrow();
  }

  @Test
  void aMinusTurnsAnAccuracyIntoAnError() {
    TrialLogRequest request = logs.file("t.csv", "lr,acc\n0.1,0.9\n0.2,0.95\n");
    assertThat(TrialLogReader.read(request.withError("-acc")).history().best().orElseThrow())
        .extracting(FinishedTrial::errorOrWorst)
        .isEqualTo(-0.95);
    assertThat(TrialLogReader.read(request.withError("acc")).notes())
        .contains(
            "The column acc is minimised. If larger is better, name it with a minus: --error=-acc.");
  }

  @Test
  void readsSemicolonsWithDecimalCommasAByteOrderMarkAndQuotes() {
    TrialHistory history =
        TrialLogReader.read(
                logs.file(
                    "t.csv",
                    "\uFEFF\"lr\";kind;error\r\n0,5;\"a;\"\"b\n\";1,5\r\n\r\n0,25;c;2,5\r\n"))
            .history();
    assertThat(history.trials()).extracting(FinishedTrial::errorOrWorst).containsExactly(1.5, 2.5);
    assertThat(configuration(history, 0).raw())
        .containsEntry("lr", 0.5)
        .containsEntry("kind", "a;\"b");
  }

  @Test
  void aGivenSpaceDecidesWhatIsRead() {
    SearchSpace space =
        SearchSpace.of(
            new BooleanHyperparameter("dropout"),
            new RealHyperparameter("rate", 0, 0.5).when("dropout", Value.of(true)),
            new CategoricalHyperparameter("seed", java.util.List.of(Value.of("1"), Value.of("2"))));
    TrialLog log =
        TrialLogReader.read(
            logs.file(
                    "t.csv",
                    "dropout,rate,seed,other,error\n1,0.25,2,x,1\nfalse,0.1,1,y,2\nFalse,,1,z,3\n")
                .withSpace(space));
    assertThat(log.spaceInferred()).isFalse();
    assertThat(log.history().space()).isSameAs(space);
    assertThat(configuration(log.history(), 0).raw())
        .isEqualTo(java.util.Map.of("dropout", true, "rate", 0.25, "seed", "2"));
    assertThat(configuration(log.history(), 1).raw().keySet()).containsExactly("dropout", "seed");
    assertThat(log.notes())
        .contains(
            "rate has a value in 1 trials in which it is inactive; these values are ignored.");
  }

  @Test
  void anInferredSpaceThatIsWrittenAndGivenBackReadsTheSameTrials(@TempDir Path folder)
      throws IOException {
    TrialLogRequest request =
        logs.csv(
            "lr,batch size,kind,on,rate,depth,error",
            80,
            r -> {
              boolean on = r.nextBoolean();
              return "%s,%d,%s,%s,%s,%s,%s"
                  .formatted(
                      number(Math.pow(10, -5 + 4 * r.nextDouble())),
                      16 << r.nextInt(4),
                      r.nextBoolean() ? "1e-5" : r.nextBoolean() ? "relu" : "no",
                      on ? "True" : "False",
                      on ? number(r.nextDouble()) : "",
                      r.nextInt(400) + 1,
                      number(r.nextDouble()));
            });
    TrialHistory inferred = TrialLogReader.read(request).history();
    Path yaml = folder.resolve("space.yaml");
    Files.writeString(yaml, SpaceYaml.write(inferred.space()));
    TrialLog given = TrialLogReader.read(request.withSpace(SpaceFile.read(yaml)));
    assertThat(given.history().trials()).isEqualTo(inferred.trials());
    assertThat(given.notes()).isEqualTo(java.util.List.of("The error is the column error."));
  }

  @Test
  void aColumnOfFreeTextIsNotKept() {
    TrialLog log =
        TrialLogReader.read(
            logs.csv(
                "lr,remark,error",
                Column.MOST_TEXTS + 1,
                r -> number(r.nextDouble()) + ",text " + r.nextLong() + "," + r.nextDouble()));
    assertThat(log.history().size()).isEqualTo(Column.MOST_TEXTS + 1);
    assertThat(log.notes()).contains("The column remark is left out: it holds free text.");
  }

  @Test
  void saysWhenTwoColumnsCannotBeToldApart() {
    TrialLog log =
        TrialLogReader.read(logs.file("t.csv", "a,b,error\n0.1,0.1,1\n0.2,0.2,2\n0.35,0.35,3\n"));
    assertThat(log.notes())
        .contains(
            "The columns a and b hold the same values, so their effects cannot be told apart.");
    assertThat(log.history().space().dimensions()).isEqualTo(2);
  }
}
