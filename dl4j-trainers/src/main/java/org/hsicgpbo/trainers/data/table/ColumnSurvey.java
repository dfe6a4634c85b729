package org.hsicgpbo.trainers.data.table;

import java.util.TreeSet;

/** What is found in a column at a first look. */
final class ColumnSurvey {
  /**
   * More different values than this are no categories but names, numbers of orders and the like.
   */
  private static final int MOST_LEVELS = 1000;

  /** Whole numbers of so few different values may be classes. */
  private static final int FEW = 20;

  private final String name;
  private long numbers;
  private long firstNumber;
  private long texts;
  private long firstText;
  private String exampleText = "";
  private long missing;
  private long firstMissing;
  private boolean whole = true;
  private final TreeSet<String> levels = new TreeSet<>(ColumnSurvey::compareLevels);

  ColumnSurvey(String name) {
    this.name = name;
  }

  void see(CsvFile file, CsvOptions options, long line, String cell) {
    if (options.isMissing(cell)) {
      missing++;
      firstMissing = firstMissing == 0 ? line : firstMissing;
      return;
    }
    double number = file.number(cell);
    if (Double.isNaN(number)) {
      texts++;
      if (firstText == 0) {
        firstText = line;
        exampleText = cell.strip();
      }
    } else {
      numbers++;
      firstNumber = firstNumber == 0 ? line : firstNumber;
      whole &= number == Math.rint(number);
    }
    if (levels.size() <= MOST_LEVELS) {
      levels.add(cell.strip());
    }
  }

  /** Whether an input column holds categories; false: numbers. */
  boolean isCategorical(CsvFile file, CsvOptions options) {
    if (numbers + texts == 0) {
      throw file.problem(
          1, "column %s: every value is missing. List it under ignore.".formatted(name));
    }
    boolean declared = options.categories().contains(name);
    if (!declared && numbers > 0 && texts > 0) {
      throw mixed(file);
    }
    boolean categorical = declared || texts > 0;
    if (categorical && levels.size() > MOST_LEVELS) {
      throw file.problem(
          1,
          "column %s: found more than %d different values; categories have fewer. List it under ignore."
              .formatted(name, MOST_LEVELS));
    }
    return categorical;
  }

  private IllegalArgumentException mixed(CsvFile file) {
    return file.problem(
        texts <= numbers ? firstText : firstNumber,
        "column %s: found the text \"%s\" (line %d) among %d numbers and %d texts. Correct it, list it under missing, or list the column under categories or ignore."
            .formatted(name, exampleText, firstText, numbers, texts));
  }

  /** Whether a target column holds classes; false: numbers. */
  boolean isClass(CsvFile file, CsvOptions options) {
    if (missing > 0) {
      throw file.problem(
          firstMissing,
          "column %s: the target is missing. Remove rows without a target.".formatted(name));
    }
    boolean number =
        switch (options.task()) {
          case REGRESSION -> true;
          case CLASSIFICATION -> false;
          case INFERRED -> inferNumber(file);
        };
    if (number && texts > 0) {
      throw file.problem(
          firstText,
          "column %s: found the text \"%s\"; targets of a regression are numbers."
              .formatted(name, exampleText));
    }
    if (!number && (levels.size() < 2 || levels.size() > MOST_LEVELS)) {
      throw file.problem(
          1,
          levels.size() < 2
              ? "column %s: all rows are of one class (%s); a classification needs at least two."
                  .formatted(name, String.join("", levels))
              : "column %s: found more than %d classes. For numbers write task: regression."
                  .formatted(name, MOST_LEVELS));
    }
    return !number;
  }

  private boolean inferNumber(CsvFile file) {
    if (texts > 0 && numbers > 0) {
      throw mixed(file);
    }
    if (texts == 0 && whole && levels.size() <= FEW) {
      throw file.problem(
          1,
          "column %s: found %d different whole numbers, which may be classes or numbers. Write task: classification or task: regression."
              .formatted(name, levels.size()));
    }
    return texts == 0;
  }

  java.util.List<String> levels() {
    return java.util.List.copyOf(levels);
  }

  /** Numbers by size, before texts by letters. */
  private static int compareLevels(String a, String b) {
    double x = parse(a);
    double y = parse(b);
    int bySize = Double.compare(x, y);
    return bySize != 0 ? bySize : a.compareTo(b);
  }

  private static double parse(String text) {
    try {
      return Double.parseDouble(text.replace(',', '.'));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
