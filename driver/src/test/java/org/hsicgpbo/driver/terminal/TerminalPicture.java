package org.hsicgpbo.driver.terminal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a terminal that scrolls for ever shows after it was sent some bytes. */
final class TerminalPicture {
  private static final Pattern CONTROL = Pattern.compile("\u001b\\[([\\d;]*)([A-Za-z])");

  private final int columns;
  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private int row;
  private int column;

  TerminalPicture(int columns) {
    this.columns = columns;
  }

  /** Sends them; what is no known control is refused. */
  TerminalPicture send(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Matcher control = CONTROL.matcher(text);
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '\u001b') {
        if (!control.find(i) || control.start() != i) {
          throw new IllegalStateException("What is " + text.substring(i) + "?");
        }
        control(control.group(2).charAt(0), control.group(1));
        i = control.end() - 1;
      } else {
        character(character);
      }
    }
    return this;
  }

  private void character(char character) {
    if (character == '\r') {
      column = 0;
    } else if (character == '\n') {
      moveTo(row + 1);
      column = 0; // As a terminal does whose driver adds the carriage return.
    } else {
      if (column == columns) {
        moveTo(row + 1);
        column = 0;
      }
      StringBuilder line = lines.get(row);
      line.append(" ".repeat(Math.max(0, column + 1 - line.length())));
      line.setCharAt(column++, character);
    }
  }

  private void control(char command, String argument) {
    int count = argument.matches("\\d+") ? Integer.parseInt(argument) : 1;
    switch (command) {
      case 'A' -> moveTo(row - count);
      case 'B' -> moveTo(row + count);
      case 'C' -> column = Math.min(columns - 1, column + count);
      case 'D' -> column = Math.max(0, column - count);
      case 'K' -> eraseLine();
      case 'J' -> {
        eraseLine();
        lines.subList(row + 1, lines.size()).clear();
      }
      case 'm' -> {}
      default -> throw new IllegalStateException("What is the control " + command + "?");
    }
  }

  private void eraseLine() {
    StringBuilder line = lines.get(row);
    line.setLength(Math.min(line.length(), column));
  }

  private void moveTo(int next) {
    if (next < 0) {
      throw new IllegalStateException("Above the first line.");
    }
    row = next;
    while (lines.size() <= row) {
      lines.add(new StringBuilder());
    }
  }

  /** Its lines without what is empty at their ends and below. */
  List<String> shown() {
    String all =
        String.join("\n", lines.stream().map(line -> line.toString().stripTrailing()).toList());
    return all.stripTrailing().lines().toList();
  }

  /** The line of the cursor. */
  int cursorRow() {
    return row;
  }
}
