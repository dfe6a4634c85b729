package org.hsicgpbo.driver.studyfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads what stands under {@code pruning}, and checks what the schema cannot say. */
final class PruningReader {
  private static final KeyPath PRUNING = KeyPath.of("pruning");
  private static final KeyPath GRACE = KeyPath.of("pruning", "grace-epochs");
  private static final KeyPath REDUCTION = KeyPath.of("pruning", "reduction");
  private static final KeyPath SAMPLE = KeyPath.of("pruning", "sample");
  private static final KeyPath SPACE_EPOCHS = KeyPath.of("space", "epochs");
  private static final Set<String> ALL_SAMPLE = Set.of("random", "sobol", "lhs");

  /** A tenth of the epochs. Our choice. */
  private static final int USUAL_GRACE_SHARE = 10;

  private static final int GRACE_OF_UNKNOWN = 3;
  private static final int USUAL_REDUCTION = 3;

  private final YamlNode.Mapping file;
  private final StudySchema schema;
  private final Problems problems;

  PruningReader(YamlNode.Mapping file, StudySchema schema, Problems problems) {
    this.file = file;
    this.schema = schema;
    this.problems = problems;
  }

  /** Adds a problem for pruning that could not stop anything. */
  void check() {
    if (json(PRUNING).isMissingNode() || problems.touch(PRUNING)) {
      return;
    }
    checkProblem();
    checkGrace();
    checkReduction();
    checkStrategy();
  }

  private void checkProblem() {
    if (text("problem", "type").equals("command")) {
      add(
          PRUNING,
          "found pruning, but the program of the problem command tells nothing of its epochs. Drop it, or write the problem as a java class.");
    } else if (type() == PruningSettings.Type.HYPERBAND
        && epochs().isEmpty()
        && !isWrong("problem", "type")) {
      add(
          KeyPath.of("pruning", "type"),
          "found hyperband, which needs to know for how many epochs networks are trained. Add problem.epochs, or take halving.");
    }
  }

  private void checkGrace() {
    OptionalInt epochs = epochs();
    if (epochs.isEmpty() || problems.touch(SPACE_EPOCHS) || isWrong("problem", "epochs")) {
      return;
    }
    if (epochs.getAsInt() == 1) {
      add(
          PRUNING,
          "found pruning, but networks are trained for 1 epoch, after which nothing is left to save. Drop it, or raise problem.epochs.");
    } else if (graceEpochs() >= epochs.getAsInt()) {
      add(
          GRACE,
          "found %d; it must be below the number of epochs (%d), or no training could be stopped."
              .formatted(graceEpochs(), epochs.getAsInt()));
    }
  }

  private void checkReduction() {
    if (type() == PruningSettings.Type.MEDIAN && !json(REDUCTION).isMissingNode()) {
      add(REDUCTION, "found a reduction, which median has none of. Drop it, or take halving.");
    }
  }

  private void checkStrategy() {
    String strategy = text("strategy", "type");
    if (ALL_SAMPLE.contains(strategy) && !json(SAMPLE).asBoolean()) {
      add(
          PRUNING,
          "found pruning without sample: true, but all trials of the strategy %s are the sample from which hyperparameters are ranked, so none would be stopped. Add sample: true, or drop it."
              .formatted(strategy));
    }
  }

  /** The settings; only to be called when no problem was found. */
  Optional<PruningSettings> read() {
    return json(PRUNING).isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new PruningSettings(
                type(),
                graceEpochs(),
                json(REDUCTION).asInt(USUAL_REDUCTION),
                epochs(),
                json(SAMPLE).asBoolean()));
  }

  private PruningSettings.Type type() {
    return PruningSettings.Type.valueOf(text("pruning", "type").toUpperCase(Locale.ROOT));
  }

  private int graceEpochs() {
    OptionalInt epochs = epochs();
    int usual =
        epochs.isPresent() ? Math.max(1, epochs.getAsInt() / USUAL_GRACE_SHARE) : GRACE_OF_UNKNOWN;
    return json(GRACE).asInt(usual);
  }

  /** The most epochs of any network: the hyperparameter, the key of the problem, or its usual. */
  private OptionalInt epochs() {
    JsonNode tuned = json(SPACE_EPOCHS);
    if (tuned.has("high")) {
      return known(tuned.get("high").asInt());
    }
    if (tuned.has("values")) {
      return known(
          StreamSupport.stream(tuned.get("values").spliterator(), false)
              .mapToInt(JsonNode::asInt)
              .max()
              .orElse(0));
    }
    int usual =
        schema
            .definition(text("problem", "type"))
            .path("properties")
            .path("epochs")
            .path("default")
            .asInt();
    return known(json(KeyPath.of("problem", "epochs")).asInt(usual));
  }

  private static OptionalInt known(int epochs) {
    return epochs > 0 ? OptionalInt.of(epochs) : OptionalInt.empty();
  }

  private void add(KeyPath path, String message) {
    problems.add(file.positionOf(path), path, message);
  }

  private boolean isWrong(String... keys) {
    return problems.touch(KeyPath.of(keys));
  }

  private String text(String... keys) {
    return json(KeyPath.of(keys)).asText();
  }

  private JsonNode json(KeyPath path) {
    return file.at(path).map(YamlNode::toJson).orElse(MissingNode.getInstance());
  }
}
