package org.hsicgpbo.driver.store.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A server that is away for a minute, longer than leases last. */
@Tag("slow")
class PostgresLongOutageTest extends PostgresOutageIT {
  PostgresLongOutageTest(@TempDir Path folder) throws IOException {
    super(folder);
  }

  @Override
  Duration outage() {
    return Duration.ofMinutes(1);
  }

  @Override
  int stops() {
    return 1;
  }
}
