package org.hsicgpbo.driver.store.sql;

import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.hsicgpbo.study.StoreException;

/** What the migrations of all databases have in common. */
public final class Migrations {
  /** The table in which Flyway keeps which migrations were made. */
  public static final String HISTORY = "flyway_schema_history";

  private Migrations() {}

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
