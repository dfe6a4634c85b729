package org.hsicgpbo.driver.triallog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.hsicgpbo.driver.report.ResultsJson;
import org.hsicgpbo.driver.studyfile.StudyFileException;

/** The formats of trial logs, told from the first bytes of a file. */
enum LogFormat {
  /** A table with a header. */
  CSV,
  /** One JSON object for each trial. */
  JSON_LINES,
  /** Optuna's journal file: one JSON object for each operation. */
  OPTUNA_JOURNAL,
  /** Optuna's relational storage in a SQLite file. */
  OPTUNA_SQLITE,
  /** What {@code export --format json} writes. */
  OWN_EXPORT;

  private static final int FIRST_BYTES = 8192;
  private static final byte[] SQLITE_MAGIC =
      "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern JOURNAL = Pattern.compile("^\\s*\\{[^\\n]*\"op_code\"\\s*:");

  private static final Pattern OWN =
      Pattern.compile("^\\s*\\{\\s*\"format\"\\s*:\\s*\"" + ResultsJson.FORMAT);

  private static final String KNOWN =
      "It must be CSV with a header, JSON lines with one trial each, Optuna's journal file or Optuna's SQLite file.";

  /**
   * Looks at the file.
   *
   * @throws StudyFileException if it is none of the formats
   */
  static LogFormat of(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(FIRST_BYTES);
    }
    if (head.length == 0) {
      throw LogProblem.inFile(file, "the file is empty. " + KNOWN);
    }
    if (startsWith(head, SQLITE_MAGIC)) {
      return OPTUNA_SQLITE;
    }
    if (startsWith(head, new byte[] {(byte) 0xFF, (byte) 0xFE})
        || startsWith(head, new byte[] {(byte) 0xFE, (byte) 0xFF})) {
      throw LogProblem.inFile(file, "the file is UTF-16. Save it as UTF-8.");
    }
    String text = decode(head);
    if (text.indexOf('\0') >= 0 || text.isBlank()) {
      throw LogProblem.inFile(file, "found bytes of an unknown format. " + KNOWN);
    }
    return ofText(file, text);
  }

  private static LogFormat ofText(Path file, String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (content.stripLeading().startsWith("{") || content.stripLeading().startsWith("[")) {
      if (OWN.matcher(content).find()) {
        return OWN_EXPORT;
      }
      return JOURNAL.matcher(content).find() ? OPTUNA_JOURNAL : JSON_LINES;
    }
    String header = content.stripLeading().lines().findFirst().orElse("");
    if (header.chars().noneMatch(c -> CsvLog.DELIMITERS.indexOf(c) >= 0)) {
      throw LogProblem.inFile(
          file, "the first line has no comma, semicolon or tab, so this is no table. " + KNOWN);
    }
    return CSV;
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && ByteBuffer.wrap(bytes, 0, start.length).equals(ByteBuffer.wrap(start));
  }

  /** The text of the bytes, the last character of which may be cut; NUL stands for what is none. */
  private static String decode(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length);
    boolean malformed = decoder.decode(ByteBuffer.wrap(bytes), text, false).isError();
    return malformed ? "\0" : text.flip().toString();
  }
}
