package org.hsicgpbo.driver.terminal;

import org.hsicgpbo.study.StudyListener;

/** Shows how a comparison goes on; several studies may tell of themselves at the same time. */
public interface ComparisonProgress extends AutoCloseable {
  /** Shows nothing. */
  ComparisonProgress NONE =
      new ComparisonProgress() {
        @Override
        public void begin(int studies, int trials, int stored) {}

        @Override
        public StudyListener of(String study, int number) {
          return new StudyListener() {};
        }

        @Override
        public StudyListener finalsOf(String study, int number) {
          return new StudyListener() {};
        }

        @Override
        public void close() {}
      };

  /**
   * The comparison begins or goes on.
   *
   * @param studies how many there are
   * @param trials how many trials they have in all
   * @param stored how many of them are there already
   */
  void begin(int studies, int trials, int stored);

  /**
   * Listens to the search of one study.
   *
   * @param study its name
   * @param number its number among the studies, from 1
   */
  StudyListener of(String study, int number);

  /** Listens to the training of the final networks of that study. */
  StudyListener finalsOf(String study, int number);

  /** Nothing follows. */
  @Override
  void close();
}
