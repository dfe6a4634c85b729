package org.hsicgpbo.driver.store;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class PostgresStudyArchiveTest extends StudyArchiveContract {
  PostgresStudyArchiveTest(@TempDir Path folder) throws IOException {
    super(Backend.POSTGRES.empty(folder));
  }
}
