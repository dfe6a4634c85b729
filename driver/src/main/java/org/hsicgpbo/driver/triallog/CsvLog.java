package org.hsicgpbo.driver.triallog;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.hsicgpbo.driver.studyfile.StudyFileException;

/** Reads a table of text, one record at a time. */
final class CsvLog {
  /** What may stand between cells; the one that the header has most of does. */
  static final String DELIMITERS = ",;\t";

  private CsvLog() {}

  /**
   * Fills the table.
   *
   * @throws StudyFileException if the file is no table, naming the line
   */
  static void read(Path file, TrialTable table) throws IOException {
    char delimiter = delimiter(file);
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get();
    try (Guard guard = new Guard(open(file));
        CSVParser parser = CSVParser.builder().setReader(guard).setFormat(format).get()) {
      try {
        List<Optional<Column>> columns = List.of();
        for (CSVRecord row : parser) {
          guard.startRecord();
          if (columns.isEmpty()) {
            columns = header(row, file, table);
          } else {
            // A quoted cell may span lines; a person looks for the first one.
            fill(row, columns, table, delimiter == ';', parser.getCurrentLineNumber());
          }
        }
      } catch (UncheckedIOException e) {
        throw unreadable(file, parser.getCurrentLineNumber(), e);
      }
    }
  }

  private static List<Optional<Column>> header(CSVRecord header, Path file, TrialTable table) {
    List<String> names = new ArrayList<>();
    header.forEach(name -> names.add(name.strip()));
    Set<String> different = new HashSet<>();
    for (String name : names) {
      if (!different.add(name)) {
        throw LogProblem.at(file, 1, name, "found two columns of this name; rename or remove one.");
      }
    }
    if (names.stream().allMatch(name -> NumberText.parse(name).isPresent())) {
      throw LogProblem.at(file, 1, "", "found only numbers; the first line must name the columns.");
    }
    boolean optuna =
        different.contains("number") && names.stream().anyMatch(n -> n.startsWith("params_"));
    if (optuna) {
      table.setPrefix("params_");
    } else if (names.stream().anyMatch(n -> n.startsWith("params."))) {
      table.setPrefix("params.");
    }
    names.stream().filter(name -> different.contains("u_" + name)).forEach(table::know);
    return names.stream().map(table::accept).toList();
  }

  private static void fill(
      CSVRecord record,
      List<Optional<Column>> columns,
      TrialTable table,
      boolean decimalComma,
      long line) {
    int row = table.addRow(line);
    if (record.size() != columns.size()) {
      throw table.problem(
          row,
          "",
          "found %d cells; the header has %d columns.".formatted(record.size(), columns.size()));
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).isPresent()) {
        String cell = record.get(i);
        table.put(columns.get(i).get(), row, decimalComma ? withPoint(cell) : cell);
      }
    }
  }

  /** Where semicolons part the cells, a comma in a number is its decimal point. */
  private static String withPoint(String cell) {
    int comma = cell.indexOf(',');
    if (comma < 0 || cell.indexOf('.') >= 0) {
      return cell;
    }
    String pointed = cell.replace(',', '.');
    return NumberText.parse(pointed.strip()).isPresent() ? pointed : cell;
  }

  /** The text after the byte order mark that some programs put at its beginning. */
  private static Reader open(Path file) throws IOException {
    BufferedReader reader = Files.newBufferedReader(file);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private static char delimiter(Path file) throws IOException {
    String header;
    try (Reader reader = open(file)) {
      char[] first = new char[8192];
      int length = reader.read(first);
      header =
          new String(first, 0, Math.max(0, length)).stripLeading().lines().findFirst().orElse("");
    }
    char most = ',';
    for (int i = 0; i < DELIMITERS.length(); i++) {
      char candidate = DELIMITERS.charAt(i);
      if (count(header, candidate) > count(header, most)) {
        most = candidate;
      }
    }
    return most;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static StudyFileException unreadable(Path file, long line, UncheckedIOException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof CharacterCodingException) {
      return LogProblem.at(
          file, line + 1, "", "found bytes that are not UTF-8 near here. Save the file as UTF-8.");
    }
    if (cause instanceof CSVException || cause instanceof RecordTooLongException) {
      return LogProblem.at(
          file,
          line,
          "",
          "this is no valid table: %s. Maybe a quote (\") is not closed."
              .formatted(cause.getMessage()));
    }
    return LogProblem.inFile(file, "the file cannot be read: " + cause.getMessage());
  }

  /** Stops a quote that is never closed from gathering the rest of a large file in memory. */
  private static final class Guard extends FilterReader {
    private static final long MOST_CHARACTERS = 16L << 20;

    private long characters;

    Guard(Reader in) {
      super(in);
    }

    void startRecord() {
      characters = 0;
    }

    @Override
    public int read() throws IOException {
      int character = super.read();
      count(1);
      return character;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(read);
      return read;
    }

    private void count(int read) throws IOException {
      characters += read;
      if (characters > MOST_CHARACTERS) {
        throw new RecordTooLongException();
      }
    }
  }

  /** A record that goes on and on. */
  private static final class RecordTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    RecordTooLongException() {
      super("a line goes on for more than 16 million characters");
    }
  }
}
