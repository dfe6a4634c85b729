package org.hsicgpbo.trainers.data.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.hsicgpbo.trainers.data.DataProblem;

/**
 * A file of text cells in UTF-8 whose first line names the columns. Cells are parted by whichever
 * of comma, semicolon and tabulator the header has most of; where it is the semicolon, a comma in a
 * number is its decimal point.
 */
final class CsvFile {
  private static final String DELIMITERS = ",;\t";
  private static final int LONGEST_HEADER = 1 << 20;

  private final Path path;
  private final char delimiter;
  private final List<String> names;

  /** Takes the cells of one row, in the order of the columns. */
  @FunctionalInterface
  interface RowVisitor {
    void visit(long line, CSVRecord cells);
  }

  private CsvFile(Path path, char delimiter, List<String> names) {
    this.path = path;
    this.delimiter = delimiter;
    this.names = names;
  }

  /**
   * Reads the header.
   *
   * @throws IllegalArgumentException if there is none or the file cannot be read
   */
  static CsvFile open(Path path) {
    String header;
    try (BufferedReader reader = reader(path)) {
      reader.mark(LONGEST_HEADER);
      String first = reader.readLine();
      header = first == null ? "" : first;
    } catch (CharacterCodingException e) {
      throw notUtf8(path);
    } catch (IOException e) {
      throw DataProblem.unreadable(path, e);
    }
    char delimiter = ',';
    for (int i = 0; i < DELIMITERS.length(); i++) {
      char candidate = DELIMITERS.charAt(i);
      if (count(header, candidate) > count(header, delimiter)) {
        delimiter = candidate;
      }
    }
    CsvFile file = new CsvFile(path, delimiter, new ArrayList<>());
    file.walk(
        (line, cells) -> {}, header1 -> header1.forEach(name -> file.names.add(name.strip())));
    file.checkNames();
    return file;
  }

  private void checkNames() {
    Set<String> different = new HashSet<>();
    for (String name : names) {
      if (name.isEmpty()) {
        throw problem(1, "column %d has no name.".formatted(different.size() + 1));
      }
      if (!different.add(name)) {
        throw problem(1, "two columns are named %s; rename or remove one.".formatted(name));
      }
    }
    if (names.stream().allMatch(name -> !Double.isNaN(number(name)))) {
      throw problem(1, "found only numbers; the first line must name the columns.");
    }
  }

  Path path() {
    return path;
  }

  List<String> names() {
    return List.copyOf(names);
  }

  /** Shows all rows but the header to the visitor. */
  void forEach(RowVisitor visitor) {
    walk(visitor, header -> {});
  }

  private void walk(RowVisitor visitor, java.util.function.Consumer<CSVRecord> header) {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get();
    long line = 0;
    try (Reader reader = reader(path);
        CSVParser parser = CSVParser.builder().setReader(reader).setFormat(format).get()) {
      boolean first = true;
      for (CSVRecord row : parser) {
        line = parser.getCurrentLineNumber();
        if (first) {
          header.accept(row);
          first = false;
        } else if (row.size() != names.size()) {
          throw problem(
              line,
              "found %d cells; the header has %d columns.".formatted(row.size(), names.size()));
        } else {
          visitor.visit(line, row);
        }
        if (names.isEmpty()) {
          return;
        }
      }
      if (first) {
        throw DataProblem.in(path, "the file is empty.");
      }
    } catch (UncheckedIOException e) {
      throw unreadable(line, e.getCause() == null ? new IOException(e) : e.getCause());
    } catch (IOException e) {
      throw unreadable(line, e);
    }
  }

  private IllegalArgumentException unreadable(long line, IOException cause) {
    if (cause instanceof CharacterCodingException) {
      return notUtf8(path);
    }
    if (cause instanceof CSVException) {
      return problem(
          line + 1,
          "from here on this is no valid table: %s. Maybe a quote (\") is not closed, or the file is cut off."
              .formatted(cause.getMessage()));
    }
    return DataProblem.unreadable(path, cause);
  }

  private static IllegalArgumentException notUtf8(Path path) {
    return DataProblem.in(path, "found bytes that are not UTF-8. Save the file as UTF-8.");
  }

  IllegalArgumentException problem(long line, String message) {
    return new IllegalArgumentException("%s:%d: %s".formatted(path, line, message));
  }

  /** The number in a cell; NaN if there is none. */
  double number(String cell) {
    String text = cell.strip();
    if (delimiter == ';' && text.indexOf('.') < 0) {
      text = text.replace(',', '.');
    }
    if (text.isEmpty() || !isPlain(text)) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Java also takes 1d, 0x1p3 and Infinity for numbers; people who write tables do not. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The text after the byte order mark that some programs put at its beginning. */
  private static BufferedReader reader(Path path) throws IOException {
    BufferedReader reader = Files.newBufferedReader(path);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
