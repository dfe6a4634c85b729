package org.hsicgpbo.trainers.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hsicgpbo.trainers.data.Checksums;
import org.hsicgpbo.trainers.data.Dataset;
import org.hsicgpbo.trainers.data.Encoding;
import org.hsicgpbo.trainers.data.InputEncoding;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.PixelEncoding;
import org.hsicgpbo.trainers.data.RowExamples;
import org.hsicgpbo.trainers.data.Rows;
import org.hsicgpbo.trainers.data.Standardisation;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.data.decoded.DecodedSet;
import org.hsicgpbo.trainers.data.decoded.Element;
import org.hsicgpbo.trainers.data.decoded.ScaledBytes;
import org.hsicgpbo.trainers.data.decoded.ScaledFloats;
import org.hsicgpbo.trainers.data.decoded.Targets;
import org.hsicgpbo.trainers.data.table.TableEncoding;

/**
 * Makes decoded data what networks see: splits them, and scales inputs by what the training rows
 * alone tell.
 *
 * @param name of the problem
 * @param settings for scaling and splits
 * @param splits how rows are split
 * @param studySeed seed of the study
 */
record Preparation(String name, Settings settings, SplitSettings splits, long studySeed) {

  /** Inputs for training and for testing, which may lie in different files. */
  private record Scaled(Rows train, Rows test, Standardisation scaling) {}

  /**
   * The data.
   *
   * @param main what is split
   * @param test what is for testing, if it lies in files of its own
   */
  Dataset prepare(DecodedSet main, Optional<DecodedSet> test) {
    Splits rows =
        test.isPresent()
            ? Splits.twoWays(name, main.targets(), splits, studySeed)
            : Splits.threeWays(name, main.targets(), splits, studySeed);
    DecodedSet testSet = test.orElse(main);
    int[] testRows =
        test.isPresent()
            ? Splits.ofTestFile(name, testSet.targets(), splits, studySeed)
            : rows.test();
    Scaled inputs = scaled(main, testSet, rows.train());
    TargetScaling targets = TargetScaling.fit(main.targets(), rows.train());
    Rows mainTargets = targets.rows(main.targets());
    Rows testTargets = test.isPresent() ? targets.rows(testSet.targets()) : mainTargets;
    return new Dataset(
        name,
        main.shape(),
        task(main.targets()),
        new RowExamples(inputs.train(), mainTargets, rows.train()),
        new RowExamples(inputs.train(), mainTargets, rows.validation()),
        new RowExamples(inputs.test(), testTargets, testRows),
        new Encoding(encoding(main.shape(), inputs.scaling()), targets.numbers()),
        checksum(main.sha256(), test.map(DecodedSet::sha256).orElse("")));
  }

  /** SHA-256 over the raw data and everything that shapes the splits. */
  String checksum(String main, String test) {
    List<String> parts = new ArrayList<>(List.of(main, test, Long.toString(studySeed)));
    parts.addAll(splits.asTexts());
    return Checksums.sha256OfTexts(parts);
  }

  private Scaled scaled(DecodedSet main, DecodedSet test, int[] train) {
    boolean bytes = main.element() == Element.BYTE;
    if (test.element() != main.element()) {
      throw new IllegalArgumentException(
          "The test data of %s are of another type than the others: either all inputs are unsigned bytes or none."
              .formatted(name));
    }
    String scaling =
        bytes
            ? settings.choice("scaling", "standardise", "unit")
            : settings.choice("scaling", "standardise", "none");
    boolean standardise = scaling.equals("standardise");
    if (bytes) {
      ScaledBytes rows =
          standardise ? ScaledBytes.standardised(main, train) : ScaledBytes.unit(main);
      return new Scaled(rows, rows.of(test), rows.scaling());
    }
    ScaledFloats rows =
        standardise ? ScaledFloats.standardised(main, train) : ScaledFloats.unscaled(main);
    return new Scaled(rows, rows.of(test), rows.scaling());
  }

  /** Flat rows get columns that are named by their places. */
  private static InputEncoding encoding(InputShape shape, Standardisation scaling) {
    if (shape instanceof InputShape.Image image) {
      return new PixelEncoding(image, scaling.of(image.channels()));
    }
    List<String> names = IntStream.rangeClosed(1, shape.size()).mapToObj(i -> "x-" + i).toList();
    return TableEncoding.ofNumbers(names, scaling.of(shape.size()));
  }

  private static Task task(Targets targets) {
    return targets instanceof Targets.Labels labels
        ? new Task.Classification(labels.classes())
        : new Task.Regression(((Targets.Numbers) targets).names());
  }
}
