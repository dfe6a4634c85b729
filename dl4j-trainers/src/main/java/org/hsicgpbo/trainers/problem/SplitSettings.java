package org.hsicgpbo.trainers.problem;

import java.util.List;
import java.util.OptionalInt;

/**
 * How rows are split.
 *
 * @param train how many rows to train on at most; empty: all that are left
 * @param validation how many rows the search selects by
 * @param test how many rows are kept for testing
 */
record SplitSettings(OptionalInt train, Amount validation, Amount test) {

  /**
   * A number of rows.
   *
   * @param examples the number itself, if it is named
   * @param share of all rows, otherwise
   */
  record Amount(OptionalInt examples, double share) {
    int of(int rows) {
      return examples.orElse((int) Math.round(share * rows));
    }
  }

  /**
   * What a study file says of the splits.
   *
   * @param validationShare where it says nothing of validation
   * @param testShare where it says nothing of testing
   */
  static SplitSettings of(Settings settings, double validationShare, double testShare) {
    return new SplitSettings(
        settings.optionalInteger("train-examples"),
        amount(settings, "validation", validationShare),
        amount(settings, "test", testShare));
  }

  private static Amount amount(Settings settings, String what, double otherwise) {
    OptionalInt examples = settings.optionalInteger(what + "-examples");
    String share = what + "-share";
    if (examples.isPresent() && settings.optionalText(share).isPresent()) {
      throw new IllegalArgumentException(
          "problem.%s: %s-examples is there too; give one of them.".formatted(share, what));
    }
    return new Amount(examples, settings.share(share, otherwise));
  }

  /** All that shapes the splits, for checksums. */
  List<String> asTexts() {
    return List.of(train.toString(), validation.toString(), test.toString());
  }
}
