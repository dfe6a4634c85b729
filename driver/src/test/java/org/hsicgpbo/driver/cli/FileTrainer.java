package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hsicgpbo.driver.finals.ModelTrainer;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.trainers.data.Encoding;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Standardisation;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.data.table.TableEncoding;
import org.hsicgpbo.trainers.model.ModelCard;
import org.hsicgpbo.trainers.model.ModelFile;
import org.hsicgpbo.trainers.model.Versions;
import org.hsicgpbo.trainers.network.dl4j.Network;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Saves cards without networks: a test error of a tenth of the seed's last digit. */
record FileTrainer(StudyFile study) implements ModelTrainer {
  @Override
  public int slots() {
    return 1;
  }

  @Override
  public CompletableFuture<TrialOutcome> trainAndSave(
      Trial trial, Path modelFile, EpochListener progress) {
    if (study.study().equals("unlucky") && modelFile.toString().endsWith("seed-2.zip")) {
      return CompletableFuture.completedFuture(
          new TrialOutcome.Failed(FailureKind.DIVERGED, "The loss became NaN.", Cost.UNKNOWN));
    }
    TrialOutcome.Completed outcome =
        new TrialOutcome.Completed(
            1, trial.seed() % 10 / 10.0, new Cost(20, 10, 0.5), Map.of("latency-ms", 0.25));
    try {
      ModelFile.write(modelFile, new EmptyNetwork(), card(trial, outcome));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CompletableFuture.completedFuture(outcome);
  }

  private ModelCard card(Trial trial, TrialOutcome.Completed outcome) {
    Standardisation scaling = Standardisation.identity(1);
    return new ModelCard(
        ModelCard.FORMAT,
        new ModelCard.Origin(
            study.problem().asMap(),
            study.seed(),
            trial.number(),
            trial.seed(),
            study.finals().orElseThrow().on().label(),
            100,
            "",
            Versions.ofProcess()),
        new ModelCard.Architecture("mlp", trial.suggestion().configuration().raw(), 10, 10),
        new InputShape.Flat(1),
        new Task.Regression(List.of("y")),
        new Encoding(TableEncoding.ofNumbers(List.of("x"), scaling), scaling),
        ModelCard.Figures.of(outcome));
  }

  @Override
  public void close() {}

  /** Saves a zip and does nothing else. */
  private static final class EmptyNetwork implements Network {
    @Override
    public void save(Path file) throws IOException {
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
        zip.putNextEntry(new ZipEntry("coefficients.bin"));
      }
    }

    @Override
    public double fit(INDArray inputs, INDArray targets) {
      throw new UnsupportedOperationException();
    }

    @Override
    public INDArray output(INDArray inputs) {
      throw new UnsupportedOperationException();
    }

    @Override
    public INDArray parameters() {
      throw new UnsupportedOperationException();
    }

    @Override
    public INDArray updaterState() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setClock(int iteration, int epoch) {}

    @Override
    public int iteration() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
