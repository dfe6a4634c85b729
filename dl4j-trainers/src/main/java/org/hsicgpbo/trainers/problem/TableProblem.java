package org.hsicgpbo.trainers.problem;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.trainers.data.Checksums;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.DataProblem;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.Encoding;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.RowExamples;
import org.hsicgpbo.trainers.data.Rows;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.data.decoded.Targets;
import org.hsicgpbo.trainers.data.table.Column;
import org.hsicgpbo.trainers.data.table.CsvOptions;
import org.hsicgpbo.trainers.data.table.Table;
import org.hsicgpbo.trainers.data.table.TableEncoding;
import org.hsicgpbo.trainers.data.table.TableReader;
import org.hsicgpbo.trainers.data.table.TableTask;

/** Tabular classification or regression from a CSV file. */
final class TableProblem {
  private static final double SHARE = 0.2;

  private TableProblem() {}

  static Dataset load(Settings settings, long studySeed, DataFolders folders) {
    Path file = folders.named(settings.requiredText("file"));
    Optional<Path> testFile = settings.optionalText("test-file").map(folders::named);
    CsvOptions options = options(settings);
    Preparation preparation =
        new Preparation("csv", settings, SplitSettings.of(settings, SHARE, SHARE), studySeed);
    Table table = TableReader.read(file, options);
    Targets targets = targets(table);
    Splits rows =
        testFile.isPresent()
            ? Splits.twoWays("csv", targets, preparation.splits(), studySeed)
            : Splits.threeWays("csv", targets, preparation.splits(), studySeed);
    Table testTable = testFile.map(f -> TableReader.readLike(f, table, options)).orElse(table);
    int[] testRows =
        testFile.isPresent()
            ? Splits.ofTestFile("csv", targets(testTable), preparation.splits(), studySeed)
            : rows.test();
    TableEncoding encoding = TableEncoding.fit(table.inputs(), rows.train(), options.missing());
    TargetScaling scaling = TargetScaling.fit(targets, rows.train());
    Rows inputs = encoding.apply(table);
    Rows outputs = scaling.rows(targets);
    boolean own = testFile.isPresent();
    return new Dataset(
        "csv",
        new InputShape.Flat(encoding.width()),
        targets instanceof Targets.Labels labels
            ? new Task.Classification(labels.classes())
            : new Task.Regression(((Targets.Numbers) targets).names()),
        new RowExamples(inputs, outputs, rows.train()),
        new RowExamples(inputs, outputs, rows.validation()),
        new RowExamples(
            own ? encoding.apply(testTable) : inputs,
            own ? scaling.rows(targets(testTable)) : outputs,
            testRows),
        new Encoding(encoding, scaling.numbers()),
        preparation.checksum(sha256(file), testFile.map(TableProblem::sha256).orElse("")));
  }

  private static CsvOptions options(Settings settings) {
    settings.requiredText("target");
    return new CsvOptions(
        settings.texts("target", List.of()),
        switch (settings.choice("task", "inferred", "classification", "regression")) {
          case "classification" -> TableTask.CLASSIFICATION;
          case "regression" -> TableTask.REGRESSION;
          default -> TableTask.INFERRED;
        },
        settings.texts("categories", List.of()),
        settings.texts("ignore", List.of()),
        settings.texts("missing", CsvOptions.USUALLY_MISSING));
  }

  private static Targets targets(Table table) {
    if (table.targets().get(0) instanceof Column.Categories classes) {
      return new Targets.Labels(classes.levels(), classes.codes());
    }
    int width = table.targets().size();
    float[] values = new float[width * table.rows()];
    for (int k = 0; k < width; k++) {
      double[] column = ((Column.Numbers) table.targets().get(k)).values();
      for (int i = 0; i < column.length; i++) {
        values[i * width + k] = (float) column[i];
      }
    }
    return new Targets.Numbers(table.targets().stream().map(Column::name).toList(), values);
  }

  private static String sha256(Path file) {
    try {
      return Checksums.sha256(List.of(file));
    } catch (IOException e) {
      throw DataProblem.unreadable(file, e);
    }
  }
}
