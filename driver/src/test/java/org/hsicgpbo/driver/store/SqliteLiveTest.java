package org.hsicgpbo.driver.store;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteLiveTest extends LiveContract {
  SqliteLiveTest(@TempDir Path folder) throws IOException {
    super(Backend.SQLITE.empty(folder), folder);
  }
}
