package org.hsicgpbo.driver.triallog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One column of a log in eight bytes a cell: a number, the index of a text that is stored once, or
 * nothing.
 *
 * <p>Memory is bounded by the rows, not by the text: a column with more than {@value #MOST_TEXTS}
 * different texts cannot be a hyperparameter, so its cells are dropped and it only remembers that.
 */
final class Column {
  /** As many values as a categorical hyperparameter of a study file may have. */
  static final int MOST_TEXTS = 10_000;

  /** A longer text is a remark or a dump, no category. */
  private static final int LONGEST_TEXT = 1_000;

  /** Bit patterns of negative NaN, which no number that is read has. */
  private static final long MISSING = 0xFFF8_0000_0000_0000L;

  private static final long TEXT = 0xFFFC_0000_0000_0000L;

  private final String name;
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private long[] cells = new long[16];
  private int size;
  private boolean freeText;
  private long firstTextLine;

  Column(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Whether it had too many or too long texts for a category and holds nothing now. */
  boolean isFreeText() {
    return freeText;
  }

  /** All different texts, in the order of the file. */
  List<String> texts() {
    return Collections.unmodifiableList(texts);
  }

  /** The line of the file with its first text; 0 if there is none. */
  long firstTextLine() {
    return firstTextLine;
  }

  void putNumber(int row, double number) {
    put(row, Double.doubleToLongBits(number));
  }

  void putText(int row, String text, long line) {
    if (freeText) {
      return;
    }
    Integer code = codes.get(text);
    if (code == null) {
      if (texts.size() == MOST_TEXTS || text.length() > LONGEST_TEXT) {
        dropCells();
        return;
      }
      code = texts.size();
      codes.put(text, code);
      texts.add(text);
    }
    if (firstTextLine == 0) {
      firstTextLine = line;
    }
    put(row, TEXT | code);
  }

  /** The cell as bits; equal cells have equal bits. */
  long bits(int row) {
    return row < size ? cells[row] : MISSING;
  }

  boolean isMissing(int row) {
    return bits(row) == MISSING;
  }

  boolean isText(int row) {
    return (bits(row) & TEXT) == TEXT;
  }

  /** The number in the cell; NaN if it holds none. */
  double number(int row) {
    return isMissing(row) || isText(row) ? Double.NaN : Double.longBitsToDouble(bits(row));
  }

  /** The text in the cell, which must hold one. */
  String text(int row) {
    return texts.get((int) (bits(row) & Integer.MAX_VALUE));
  }

  /** The cell as a person would write it; empty if it is missing. */
  String written(int row) {
    if (isMissing(row)) {
      return "";
    }
    return isText(row) ? text(row) : NumberText.write(number(row));
  }

  /** Gives back the room that was kept for further rows. */
  void trim() {
    cells = Arrays.copyOf(cells, size);
  }

  private void put(int row, long cell) {
    if (freeText) {
      return;
    }
    if (row >= cells.length) {
      cells =
          Arrays.copyOf(cells, Math.max(row + 1, Math.max(16, cells.length + cells.length / 2)));
    }
    if (row > size) {
      Arrays.fill(cells, size, row, MISSING);
    }
    cells[row] = cell;
    size = Math.max(size, row + 1);
  }

  private void dropCells() {
    freeText = true;
    cells = new long[0];
    size = 0;
    codes.clear();
    texts.clear();
  }
}
