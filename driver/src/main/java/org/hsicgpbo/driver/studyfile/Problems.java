package org.hsicgpbo.driver.studyfile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers the problems of one file, so that all are told at once. */
final class Problems {
  /** Nobody reads more; the rest goes when these are mended. */
  private static final int MOST = 50;

  private final String source;
  private final Set<StudyFileProblem> found = new LinkedHashSet<>();
  private final List<KeyPath> faulty = new ArrayList<>();

  Problems(String source) {
    this.source = source;
  }

  void add(Position position, KeyPath key, String message) {
    faulty.add(key);
    found.add(
        new StudyFileProblem(source, position.line(), position.column(), key.toString(), message));
  }

  /** Whether something is wrong with this very key. */
  boolean contain(KeyPath key) {
    return faulty.contains(key);
  }

  /** Whether something is wrong at the key or below it. */
  boolean touch(KeyPath key) {
    return faulty.stream().anyMatch(path -> path.isAtOrBelow(key));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** The exception with all problems in the order of the file. */
  StudyFileException toException() {
    return new StudyFileException(
        found.stream().sorted(StudyFileProblem.IN_FILE_ORDER).limit(MOST).toList());
  }
}
