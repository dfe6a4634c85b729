package org.hsicgpbo.driver.studyfile;

/**
 * A place in a study file.
 *
 * @param line from 1; 0 for the file as a whole
 * @param column from 1; 0 for the line as a whole
 */
record Position(int line, int column) {
  /** The file as a whole. */
  static final Position FILE = new Position(0, 0);
}
