package org.hsicgpbo.driver.store;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class PostgresLiveTest extends LiveContract {
  PostgresLiveTest(@TempDir Path folder) throws IOException {
    super(Backend.POSTGRES.empty(folder), folder);
  }
}
