package org.hsicgpbo.driver.store.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.hsicgpbo.study.StoreException;
import org.jdbi.v3.core.Handle;

/** What the migrations of all databases have in common. */
public final class Migrations {
  /** The table in which Flyway keeps which migrations were made. */
  public static final String HISTORY = "flyway_schema_history";

  private Migrations() {}

  /**
   * Whether the newest migration is the last that was made, so that Flyway need not be started,
   * which takes most of the time of opening a storage. False says only that Flyway is to be asked.
   *
   * @param handle sees the table {@link #HISTORY}
   * @param newest version of the newest migration that this program has
   */
  public static boolean isNewest(Handle handle, String newest) {
    List<String> made =
        handle
            .createQuery("SELECT version, success FROM " + HISTORY + " ORDER BY installed_rank")
            .map((row, context) -> row.getBoolean("success") ? "" + row.getString("version") : "")
            .list();
    return !made.contains("") && !made.isEmpty() && made.get(made.size() - 1).equals(newest);
  }

  /**
   * Refuses a schema that this version does not know.
   *
   * @param storage for messages
   * @throws StoreException if a newer version wrote it
   */
  public static void refuseNewer(Flyway flyway, String storage) {
    Optional<MigrationInfo> newer =
        Arrays.stream(flyway.info().all())
            .filter(
                migration ->
                    migration.getState() == MigrationState.FUTURE_SUCCESS
                        || migration.getState() == MigrationState.FUTURE_FAILED)
            .findFirst();
    if (newer.isPresent()) {
      throw new StoreException(
          "The storage (%s) was written by a newer version of hsic-gpbo (schema %s, which this version does not know). Use the newer version, or choose another with --storage."
              .formatted(storage, newer.get().getVersion()));
    }
  }
}
