package org.hsicgpbo.trainers.problem;

import java.util.Arrays;
import org.hsicgpbo.trainers.data.decoded.Targets;

/**
 * Which rows are for what: disjoint, in ascending order, each with its share of every class. The
 * test rows are drawn first and the validation rows next, each from a random stream of its own, so
 * that fewer training examples change neither.
 *
 * @param train rows to train on
 * @param validation rows to select by
 * @param test rows that no selection sees; none where a set has test files of its own
 */
record Splits(int[] train, int[] validation, int[] test) {
  private static final long TEST_STREAM = 31;
  private static final long VALIDATION_STREAM = 32;
  private static final long TRAIN_STREAM = 33;
  private static final long OWN_TEST_STREAM = 34;

  /**
   * Splits rows three ways.
   *
   * @throws IllegalArgumentException if they are too few, or all of one class
   */
  static Splits threeWays(String name, Targets targets, SplitSettings settings, long studySeed) {
    int test = settings.test().of(targets.count());
    if (test < 1) {
      throw new IllegalArgumentException(
          "problem: none of the %d rows of %s would be for testing. Raise test-examples or test-share, or name test data."
              .formatted(targets.count(), name));
    }
    return split(name, targets, settings, studySeed, test);
  }

  /**
   * Splits rows for training and validation.
   *
   * @throws IllegalArgumentException if they are too few, or all of one class
   */
  static Splits twoWays(String name, Targets targets, SplitSettings settings, long studySeed) {
    return split(name, targets, settings, studySeed, 0);
  }

  private static Splits split(
      String name, Targets targets, SplitSettings settings, long studySeed, int test) {
    requireTwoClasses(name, targets);
    int rows = targets.count();
    int validation = settings.validation().of(rows);
    int left = rows - test - validation;
    int train = settings.train().orElse(Math.max(1, left));
    if (validation < 1 || train < 1 || train > left) {
      throw new IllegalArgumentException(
          "problem: of the %d rows of %s, %d are for testing and %d for validation, which leaves %d for training; %d are wanted. There must be at least one for validation and training each: lower train-examples, validation-examples (or -share) or test-examples (or -share)."
              .formatted(rows, name, test, validation, Math.max(0, left), train));
    }
    Strata strata = Strata.of(targets);
    Strata.Draw forTest = strata.draw(all(rows), test, studySeed, TEST_STREAM);
    Strata.Draw forValidation =
        strata.draw(forTest.left(), validation, studySeed, VALIDATION_STREAM);
    Strata.Draw forTraining = strata.draw(forValidation.left(), train, studySeed, TRAIN_STREAM);
    return new Splits(forTraining.taken(), forValidation.taken(), forTest.taken());
  }

  /** The rows of a test file that are used: all, or as many as the study file asks for. */
  static int[] ofTestFile(String name, Targets targets, SplitSettings settings, long studySeed) {
    int rows = targets.count();
    int wanted = settings.test().examples().orElse(rows);
    if (wanted > rows || wanted < 1) {
      throw new IllegalArgumentException(
          "problem.test-examples: found %d; the test data of %s have %d rows."
              .formatted(wanted, name, rows));
    }
    return Strata.of(targets).draw(all(rows), wanted, studySeed, OWN_TEST_STREAM).taken();
  }

  private static void requireTwoClasses(String name, Targets targets) {
    if (targets instanceof Targets.Labels labels
        && Arrays.stream(labels.labels()).distinct().limit(2).count() < 2) {
      throw new IllegalArgumentException(
          "All %d examples of %s are of one class (%s); a classification needs at least two."
              .formatted(labels.count(), name, labels.classes().get(labels.labels()[0])));
    }
  }

  private static int[] all(int rows) {
    int[] all = new int[rows];
    Arrays.setAll(all, i -> i);
    return all;
  }
}
