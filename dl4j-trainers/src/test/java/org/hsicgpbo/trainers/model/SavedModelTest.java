package org.hsicgpbo.trainers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.deeplearning4j.util.ModelSerializer;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.study.Objective;
import org.hsicgpbo.trainers.Objectives;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.TrainingExamples;
import org.hsicgpbo.trainers.problem.BatemanProblem;
import org.hsicgpbo.trainers.problem.RegressionData;
import org.hsicgpbo.trainers.training.Trials;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class SavedModelTest {
  @TempDir Path folder;

  private record Ran(int code, String out, String err) {}

  @Test
  void aNetworkTellsAfterLoadingWhatItToldInTraining() throws Exception {
    Map<String, Object> problem =
        Map.of(
            "type",
            "bateman",
            "train-examples",
            200,
            "validation-examples",
            50,
            "test-examples",
            40,
            "epochs",
            20);
    Path model = folder.resolve("bateman.zip");
    TrialOutcome.Completed outcome = train(problem, TrainingExamples.TRAIN, model);
    RegressionData data = new BatemanProblem(200, 50, 40).data(1);
    double[][] inputs = data.test().inputs();
    List<String> lines = new ArrayList<>(List.of(""));
    List<String> names = columns(model);
    lines.set(0, String.join(",", names) + ",more");
    for (double[] row : inputs) {
      lines.add(numbers(row) + ",text");
    }

    Ran ran = predict(model, Files.write(folder.resolve("in.csv"), lines));

    assertThat(ran.code()).as(ran.err()).isZero();
    List<String> told = ran.out().lines().toList();
    assertThat(told).hasSize(41).first().asString().startsWith("u,eta-1,");
    // The error in standardised units, from numbers in the units of the data.
    ModelCard card = ModelFile.card(model);
    double squares = 0;
    for (int i = 0; i < inputs.length; i++) {
      String[] cells = told.get(i + 1).split(",", -1);
      for (int k = 0; k < cells.length; k++) {
        double difference = Double.parseDouble(cells[k]) - data.test().targets()[i][k];
        squares += Math.pow(difference / card.encoding().targets().scale()[k], 2);
      }
    }
    // Single precision, and texts of seven digits.
    assertThat(Math.sqrt(squares / (40 * 12))).isCloseTo(outcome.testError(), within(1e-5));
    assertThat(card.figures().testError()).isEqualTo(outcome.testError());
    assertThat(Files.readString(folder.resolve("bateman.md")))
        .contains(
            "# bateman.zip", "hsic-gpbo predict bateman.zip", "`eta-11-0`", "| n-units | 8 |");
    assertThat(ModelSerializer.restoreMultiLayerNetwork(model.toFile()).numParams())
        .as("Deeplearning4j reads the zip too")
        .isEqualTo(card.network().parameters());
  }

  @Test
  void categoriesAndMissingValuesAreEncodedAsInTraining() throws Exception {
    Path table = folder.resolve("data.csv");
    SplittableRandom random = new SplittableRandom(4);
    List<String> lines = new ArrayList<>(List.of("size,colour,kind"));
    for (int i = 0; i < 200; i++) {
      boolean red = random.nextBoolean();
      String size = i % 10 == 0 ? "" : Double.toString(random.nextDouble(100));
      lines.add("%s,%s,%s".formatted(size, red ? "red" : "blue", red ? "stop" : "go"));
    }
    Files.write(table, lines);
    Path model = folder.resolve("csv.zip");
    train(
        Map.of("type", "csv", "file", "data.csv", "target", "kind", "epochs", 60),
        TrainingExamples.TRAIN_AND_VALIDATION,
        model);

    Ran ran =
        predict(
            model,
            Files.writeString(folder.resolve("in.csv"), "colour,size\nred,3\nblue,?\nred,\n"));

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out().lines()).element(0).isEqualTo("class,probability-go,probability-stop");
    assertThat(ran.out().lines().skip(1).map(line -> line.split(",", -1)[0]))
        .containsExactly("stop", "go", "stop");
    ModelCard.Origin origin = ModelFile.card(model).origin();
    assertThat(origin.trainedOn()).isEqualTo("train+validation");
    assertThat(origin.examples()).as("of 200, 40 are for testing").isEqualTo(160);
    assertThat(origin.dataChecksum()).hasSize(64);

    Ran text =
        predict(
            model, Files.writeString(folder.resolve("bad.csv"), "size,colour\n3,red\nbig,blue\n"));
    assertThat(text.code()).isEqualTo(2);
    assertThat(text.err()).contains("bad.csv:3: column size: found the text \"big\"");
    Ran missing =
        predict(model, Files.writeString(folder.resolve("few.csv"), "size,other\n3,red\n"));
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("few.csv:1: there is no column colour");
  }

  @Test
  void imagesAreReadFromFilesAndFromTables() throws Exception {
    Path images = Files.createDirectories(folder.resolve("images"));
    for (String name : List.of("dark", "bright")) {
      Path of = Files.createDirectories(images.resolve(name));
      for (int i = 0; i < 30; i++) {
        image(of.resolve(i + ".png"), (name.equals("dark") ? 20 : 200) + i);
      }
    }
    Path model = folder.resolve("images.zip");
    train(
        Map.of(
            "type",
            "images",
            "directory",
            "images",
            "channels",
            1,
            "height",
            6,
            "width",
            6,
            "network",
            "mlp",
            "epochs",
            60),
        TrainingExamples.TRAIN,
        model);
    Path fresh = Files.createDirectories(folder.resolve("fresh"));
    image(fresh.resolve("a.png"), 30);
    image(fresh.resolve("b.png"), 210);

    Ran ran = predict(model, fresh);

    assertThat(ran.code()).as(ran.err()).isZero();
    List<String> told = ran.out().lines().toList();
    assertThat(told.get(0)).isEqualTo("file,class,probability-bright,probability-dark");
    assertThat(told.get(1)).startsWith("a.png,dark,");
    assertThat(told.get(2)).startsWith("b.png,bright,");
    String header = "label," + String.join(",", names(36));
    String row = "0" + ",30".repeat(36);
    Ran table = predict(model, Files.writeString(folder.resolve("p.csv"), header + "\n" + row));
    assertThat(table.out().lines().toList().get(1)).isEqualTo(told.get(1).substring(6));
    Ran narrow = predict(model, Files.writeString(folder.resolve("n.csv"), "a,b\n1,2\n"));
    assertThat(narrow.code()).isEqualTo(2);
    assertThat(narrow.err()).contains("n.csv:1: found 2 columns", "needs 36");
  }

  @Test
  void whatIsNoModelIsToldSo() throws Exception {
    Path input = Files.writeString(folder.resolve("in.csv"), "x\n1\n");
    Path text = Files.writeString(folder.resolve("text.zip"), "hello");
    Path model = folder.resolve("runge.zip");
    train(Map.of("type", "runge", "epochs", 2), TrainingExamples.TRAIN, model);

    assertThat(predict(text, input).err()).contains("text.zip is no model of hsic-gpbo");
    assertThat(predict(changed(model, "no-card.zip", zip -> Files.delete(card(zip))), input))
        .satisfies(ran -> assertThat(ran.code()).isEqualTo(2))
        .satisfies(ran -> assertThat(ran.err()).contains("has no entry hsic-gpbo.json"));
    assertThat(
            predict(changed(model, "damaged.zip", z -> Files.writeString(card(z), "{")), input)
                .err())
        .contains("its card is damaged");
    assertThat(
            predict(
                    changed(
                        model,
                        "foreign.zip",
                        zip ->
                            Files.writeString(
                                card(zip),
                                Files.readString(card(zip))
                                    .replace("\"columns\"", "\"java.lang.Runtime\""))),
                    input)
                .err())
        .as("a kind is a name of ours, never a class")
        .contains("its card is damaged");
    assertThat(
            predict(
                    changed(
                        model,
                        "short.zip",
                        zip -> Files.write(zip.getPath("coefficients.bin"), new byte[40])),
                    input)
                .err())
        .contains("its weights take 40 bytes");
    assertThatThrownBy(() -> ModelFile.card(folder.resolve("nowhere.zip")))
        .hasMessageContaining("no such file");
  }

  @Test
  void deeplearning4jsOwnEntriesAreNotTrusted() throws Exception {
    Path model = folder.resolve("runge.zip");
    train(Map.of("type", "runge", "epochs", 2), TrainingExamples.TRAIN, model);
    Path input = Files.writeString(folder.resolve("in.csv"), "x\n0.5\n");
    String before = predict(model, input).out();
    Path hostile =
        changed(
            model,
            "hostile.zip",
            zip -> {
              Files.writeString(zip.getPath("configuration.json"), "{\"@class\":\"evil.Class\"}");
              Files.writeString(zip.getPath("preprocessor.bin"), "a Java object");
              Files.writeString(zip.getPath("normalizer.bin"), "a Java object");
            });

    assertThat(predict(hostile, input).out()).isEqualTo(before);
  }

  private TrialOutcome.Completed train(
      Map<String, Object> problem, TrainingExamples examples, Path model) throws Exception {
    Objective objective = Objectives.create(problem, 1, DataFolders.at(folder), examples);
    Map<String, Value> values = new LinkedHashMap<>();
    Map.of("n-layers", 1, "n-units", 8, "learning-rate", 0.02)
        .forEach((name, value) -> values.put(name, Value.ofRaw(value)));
    Trial trial =
        new Trial(3, 77, new Suggestion(new UnitPoint(), new Configuration(values), "test"));
    return (TrialOutcome.Completed)
        objective.evaluate(trial, new Trials.Watcher(Optional.of(model), Integer.MAX_VALUE));
  }

  private static Ran predict(Path model, Path input) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        PredictMain.run(
            List.of(model.toString(), input.toString()),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @FunctionalInterface
  private interface Change {
    void apply(FileSystem zip) throws IOException;
  }

  private Path changed(Path model, String name, Change change) throws IOException {
    Path copy = Files.copy(model, folder.resolve(name));
    try (FileSystem zip = FileSystems.newFileSystem(copy)) {
      change.apply(zip);
    }
    return copy;
  }

  private static Path card(FileSystem zip) {
    return zip.getPath(ModelFile.CARD);
  }

  private static void image(Path file, int grey) throws IOException {
    BufferedImage image = new BufferedImage(6, 6, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 36; i++) {
      image.setRGB(i % 6, i / 6, grey << 16 | grey << 8 | grey);
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private static List<String> names(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add("p" + i);
    }
    return names;
  }

  private static List<String> columns(Path model) {
    return ((org.hsicgpbo.trainers.data.table.TableEncoding)
            ModelFile.card(model).encoding().inputs())
        .columns().stream().map(column -> column.name()).toList();
  }

  private static String numbers(double[] row) {
    List<String> cells = new ArrayList<>();
    for (double number : row) {
      cells.add(Double.toString(number));
    }
    return String.join(",", cells);
  }
}
