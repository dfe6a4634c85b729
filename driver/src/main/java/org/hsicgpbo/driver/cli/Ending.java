package org.hsicgpbo.driver.cli;

import java.util.function.Supplier;

/**
 * The two ways in which training can be ended before its time.
 *
 * @param finish starts nothing more and lets what runs come to its end
 * @param finishing what runs and how long that takes, as a clause for people
 * @param stop ends what runs too
 * @param stopped what becomes of it then, as a clause for people
 */
record Ending(Runnable finish, Supplier<String> finishing, Runnable stop, String stopped) {
  /** The same, after which something else is done if what runs is ended too. */
  Ending andThen(Runnable more) {
    return new Ending(
        finish,
        finishing,
        () -> {
          stop.run();
          more.run();
        },
        stopped);
  }

  /** Begins to watch for signals. */
  @FunctionalInterface
  interface Watch {
    /** Watches until the interruption is closed. */
    Interruption begin(Ending ending);
  }
}
