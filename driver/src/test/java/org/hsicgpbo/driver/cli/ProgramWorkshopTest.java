package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileException;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.driver.terminal.Screen;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

class ProgramWorkshopTest {
  private static final String TEXT =
      """
      study: example
      problem: {type: runge}
      space:
        n-units: {type: integer, low: 1, high: 9}
      strategy: {type: random}
      budget: {trials: 40}
      """;

  private final ProgramWorkshop workshop =
      new ProgramWorkshop(ApplicationFolders.of(Map.of(), Path.of("home")), new Screen(System.err));

  @Test
  void aMistypedHyperparameterIsAnsweredWithTheNearestKnownOne() {
    StudyFileReader reader = new StudyFileReader(workshop.problemCheck());

    assertThatThrownBy(() -> reader.read(TEXT.replace("n-units", "n-unitz"), "a.yaml"))
        .isInstanceOf(StudyFileException.class)
        .hasMessageContaining("a.yaml:4: space.n-unitz: found a hyperparameter")
        .hasMessageContaining("Did you mean n-units?")
        .hasMessageContaining("n-layers");
  }

  @Test
  void aWrongValueOfAKnownHyperparameterIsToldAsSuch() {
    StudyFileReader reader = new StudyFileReader(workshop.problemCheck());

    assertThatThrownBy(() -> reader.read(TEXT.replace("low: 1", "low: 0"), "a.yaml"))
        .isInstanceOf(StudyFileException.class)
        .hasMessageContaining("The value (0) of hyperparameter (n-units) is not allowed");
  }

  @Test
  void aHyperparameterOfAnotherKindOfNetworkIsRefusedWithTheReason() {
    StudyFileReader reader = new StudyFileReader(workshop.problemCheck());
    String images = TEXT.replace("n-units", "kernel-size").replace("runge", "mnist, network: mlp");

    assertThatThrownBy(() -> reader.read(images, "a.yaml"))
        .isInstanceOf(StudyFileException.class)
        .hasMessageContaining("a.yaml:4: space.kernel-size")
        .hasMessageContaining("it belongs to convolutional networks");
    assertThat(reader.read(images.replace("mlp", "cnn"), "a.yaml").space().dimensions())
        .isEqualTo(1);
  }

  @Test
  void everyShippedStudyFileOfTheTrainersIsOneThatTheyTrain() throws IOException {
    StudyFileReader reader = new StudyFileReader(workshop.problemCheck());
    for (String name : List.of("runge", "bateman", "mnist-mlp", "mnist-cnn", "cifar10-cnn")) {
      for (String folder : List.of("../configs", "../configs/quick")) {
        StudyFile file = reader.read(Path.of(folder, name + ".yaml"));
        assertThat(file.space().dimensions()).as("%s in %s", name, folder).isBetween(12, 16);
        assertThat(file.warnings()).as("%s in %s", name, folder).isEmpty();
      }
    }
    assertThat(reader.read(Path.of("../configs/quickstart.yaml")).trials()).isPositive();
  }

  @Test
  void theAnalysisTakesTheCostThatIsKnown() {
    StudyFile file = new StudyFileReader().read(TEXT, "a.yaml");
    Cost parametersOnly = new Cost(Double.NaN, 1000, 2.5);
    Cost secondsOnly = new Cost(Double.NaN, Double.NaN, 2.5);

    assertThat(workshop.analyze(file, history(file, new Cost(1, 1, 1))).ranking().cost())
        .isEqualTo(CostMeasure.FLOPS);
    assertThat(workshop.analyze(file, history(file, parametersOnly)).ranking().cost())
        .isEqualTo(CostMeasure.PARAMETERS);
    assertThat(workshop.analyze(file, history(file, secondsOnly)).ranking().cost())
        .isEqualTo(CostMeasure.SECONDS);
    assertThat(workshop.analyze(file, history(file, Cost.UNKNOWN)).ranking().cost())
        .isEqualTo(CostMeasure.FLOPS);
  }

  private static TrialHistory history(StudyFile file, Cost cost) {
    UnitPoint point = file.space().sample(new SplittableRandom(1));
    Trial trial = new Trial(1, 1, new Suggestion(point, file.space().decode(point), "random"));
    return new TrialHistory(
        file.space(), List.of(new FinishedTrial(trial, TrialOutcome.Completed.of(0.5, cost))));
  }
}
