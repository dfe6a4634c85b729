package org.hsicgpbo.benchmarks.dashboard;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;

/** A study with many finished trials, written in one statement. */
final class LargeStudy {
  /** Ten trials a hundred fail; the error follows the learning rate, the cost the units. */
  private static final String TRIALS =
      """
      WITH RECURSIVE
        n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?),
        u AS (SELECT i, abs(random() % 1000000) / 1e6 AS a, abs(random() % 1000000) / 1e6 AS b,
                     abs(random() % 1000000) / 1e6 AS c FROM n)
      INSERT INTO trial (study_id, number, seed, stage, coordinates, configuration, started_at,
        tell_order, finished_at, state, error, flops, parameters, seconds, metrics, failure_reason)
      SELECT (SELECT id FROM study WHERE name = ?), i, i, 'random',
        printf('[%.6f,%.6f,%.6f]', a, b, c),
        json_object('learning-rate', pow(10, 4 * a - 5), 'n-units', CAST(4 + 253 * b AS INTEGER),
                    'dropout', round(c / 2, 6)),
        strftime('%Y-%m-%dT%H:%M:%SZ', 1795200000 + 10 * i, 'unixepoch'), i,
        strftime('%Y-%m-%dT%H:%M:%SZ', 1795200009 + 10 * i, 'unixepoch'),
        CASE WHEN i % 10 = 0 THEN 'diverged' ELSE 'completed' END,
        CASE WHEN i % 10 = 0 THEN NULL ELSE 0.1 + abs(a - 0.5) + c / 10 END,
        100 * (4 + 253 * b), 50 * (4 + 253 * b), 8.5,
        CASE WHEN i % 10 = 0 THEN NULL ELSE '{}' END,
        CASE WHEN i % 10 = 0 THEN 'The loss is NaN.' END
      FROM u
      """;

  private LargeStudy() {}

  /** A study file of three hyperparameters. */
  static StudyFile file(String name, int trials) {
    return new StudyFileReader()
        .read(
            """
            study: %s
            problem: {type: command, command: [train]}
            space:
              learning-rate: {type: real, low: 1e-5, high: 1e-1, log: true}
              n-units: {type: integer, low: 4, high: 256}
              dropout: {type: real, low: 0.0, high: 0.5}
            strategy: {type: random}
            budget: {trials: %d}
            """
                .formatted(name, trials),
            name);
  }

  /** Stores a study of that name with so many trials. */
  static void store(StudyArchive archive, Path database, String name, int trials)
      throws SQLException {
    archive.begin(file(name, trials));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        PreparedStatement insert = connection.prepareStatement(TRIALS)) {
      insert.setInt(1, trials);
      insert.setString(2, name);
      insert.executeUpdate();
    }
  }
}
