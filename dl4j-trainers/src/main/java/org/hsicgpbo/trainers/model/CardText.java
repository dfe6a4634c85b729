package org.hsicgpbo.trainers.model;

import java.util.Locale;
import java.util.stream.Collectors;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.data.table.ColumnEncoding;
import org.hsicgpbo.trainers.data.table.TableEncoding;

/** Cards for people, in Markdown. */
final class CardText {
  private static final int MOST_NAMES = 40;

  private CardText() {}

  /**
   * The card.
   *
   * @param file name of the model's file
   */
  static String of(String file, ModelCard card) {
    ModelCard.Origin origin = card.origin();
    ModelCard.Figures figures = card.figures();
    boolean classes = card.task() instanceof Task.Classification;
    return """
    # %s

    A network (%s) for the problem %s, found and trained by hsic-gpbo.

        hsic-gpbo predict %s --input INPUT.csv --output PREDICTIONS.csv

    | | |
    | --- | --- |
    | test error (%s) | %.6g |
    | validation error | %.6g%s |
    | parameters | %,d |
    | FLOPs of one forward pass | %,.0f |
    | latency of one example, ms | %s |
    | training | %d examples (%s), at most %d epochs, %.1f s, seed %d |
    | configuration of | trial %d of a study with seed %d |
    | data checksum (SHA-256) | %s |
    | trained with | Deeplearning4j %s, Java %s, %s |

    ## Input

    %s

    ## Output

    %s

    ## Configuration

    | hyperparameter | value |
    | --- | --- |
    %s

    The scaling of inputs and targets is in the entry `%s` of the zip, with all of the above. `hsic-gpbo predict` applies it.
    """
        .formatted(
            file,
            card.network().kind(),
            origin.problem().getOrDefault("type", "?"),
            file,
            classes ? "share of wrong classes" : "root mean square, on the scaled targets",
            figures.testError(),
            figures.validationError(),
            origin.trainedOn().equals("train") ? "" : ", of examples it was trained on",
            card.network().parameters(),
            figures.flops(),
            figures.metrics().containsKey("latency-ms")
                ? String.format(Locale.ROOT, "%.3g", figures.metrics().get("latency-ms"))
                : "not measured",
            origin.examples(),
            origin.trainedOn(),
            card.network().epochs(),
            figures.seconds(),
            origin.seed(),
            origin.trial(),
            origin.studySeed(),
            origin.dataChecksum().isEmpty()
                ? "none: the data follow from the problem and the seed of the study"
                : origin.dataChecksum(),
            origin.versions().deeplearning4j(),
            origin.versions().java(),
            origin.versions().machine(),
            input(card),
            output(card.task()),
            card.network().configuration().entrySet().stream()
                .map(e -> "| %s | %s |".formatted(e.getKey(), e.getValue()))
                .collect(Collectors.joining("\n")),
            ModelFile.CARD);
  }

  private static String input(ModelCard card) {
    if (card.encoding().inputs() instanceof TableEncoding table) {
      return "A CSV file whose header names these columns, in any order; others are passed over: "
          + names(table.columns().stream().map(ColumnEncoding::name).toList())
          + ".";
    }
    InputShape shape = card.shape();
    return ("PNG or JPEG files (or a folder of them), or a CSV file with a header and %d numbers a row: %s, each pixel as"
            + " in the data (0 to 255 for bytes), channel by channel, row by row.")
        .formatted(shape.size(), shape.words());
  }

  private static String output(Task task) {
    return task instanceof Task.Classification classification
        ? "The class, and the probability of each: " + names(classification.classes()) + "."
        : "Numbers in the units of the data: " + names(((Task.Regression) task).targets()) + ".";
  }

  private static String names(java.util.List<String> names) {
    String first =
        names.stream().limit(MOST_NAMES).map(n -> "`" + n + "`").collect(Collectors.joining(", "));
    return names.size() <= MOST_NAMES
        ? first
        : first + " and %d more".formatted(names.size() - MOST_NAMES);
  }
}
