package org.hsicgpbo.driver.triallog;

import java.util.List;
import java.util.Optional;
import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * The coordinate U of a value: the one that was stored beside it, or its place in the distribution,
 * for a discrete value a draw inside its interval (Novello et al. 2023, section 3.1) that depends
 * on nothing but the row and the position of the hyperparameter, so that reading twice gives the
 * same.
 */
final class Coordinates {
  /** Text and arithmetic lose digits; a coordinate of another space is further off than this. */
  private static final double TOLERANCE = 1e-9;

  /** Tells these draws apart from others that are derived from a seed; see {@link TrialSeeds}. */
  private static final long PURPOSE = 0x7472_6961_6C6C_6F67L;

  private static final double LOWEST_BIT = 0x1p-53;

  private final int position;
  private final Optional<Column> stored;

  private Coordinates(int position, Optional<Column> stored) {
    this.position = position;
    this.stored = stored;
  }

  /** Draws for every discrete value. */
  static Coordinates drawn(int position) {
    return new Coordinates(position, Optional.empty());
  }

  /**
   * The stored ones, if the log has a column of them and all of them fit the values; otherwise
   * draws.
   */
  static Coordinates storedOrDrawn(
      TrialTable table, CellReader reader, int position, int[] rows, List<String> notes) {
    String name = reader.hyperparameter().name();
    Optional<Column> column = table.column("u_" + name);
    if (column.isEmpty()) {
      return drawn(position);
    }
    for (int row : rows) {
      if (!reader.isAbsent(row) && !fits(column.get().number(row), reader, row)) {
        notes.add(
            "The coordinates in u_%s are not those of the given space, so they are made anew."
                .formatted(name));
        return drawn(position);
      }
    }
    return new Coordinates(position, column);
  }

  /** The coordinate in [0,1] of the value with that interval. */
  double of(int row, UnitInterval interval) {
    if (stored.isPresent()) {
      return stored.get().number(row);
    }
    if (interval.low() == interval.high()) {
      return interval.low();
    }
    return interval.at((TrialSeeds.derive(position, PURPOSE, row) >>> 11) * LOWEST_BIT);
  }

  /** Whether u maps to the value, or is as near to its place as a written number allows. */
  private static boolean fits(double u, CellReader reader, int row) {
    if (!(u >= 0 && u <= 1)) {
      return false;
    }
    CellReader.Reading reading = reader.read(row);
    return (u >= reading.interval().low() - TOLERANCE && u <= reading.interval().high() + TOLERANCE)
        || reader.hyperparameter().valueAt(u).equals(reading.value());
  }
}
