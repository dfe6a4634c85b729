package org.hsicgpbo.driver.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.hsicgpbo.driver.store.StorageAddress.PostgresServer;
import org.hsicgpbo.driver.store.StorageAddress.SqliteFile;
import org.hsicgpbo.driver.store.postgres.PostgresArchive;
import org.hsicgpbo.driver.store.sql.SqlArchive;
import org.hsicgpbo.driver.store.sqlite.SqliteArchive;

/** The databases on which what a store promises is tested, each test on an empty one. */
enum Backend {
  SQLITE {
    @Override
    StorageAddress empty(Path folder) {
      return new SqliteFile(folder.resolve("studies.db"));
    }
  },
  POSTGRES {
    @Override
    StorageAddress empty(Path folder) throws IOException {
      return TestServer.shared().emptyDatabase("?lease=3s&patience=30s");
    }
  };

  /** An empty storage, in the folder if it is a file. */
  abstract StorageAddress empty(Path folder) throws IOException;

  /** Opens either. */
  static SqlArchive open(StorageAddress storage, Clock clock) {
    return storage instanceof PostgresServer server
        ? PostgresArchive.open(server, Map.of(), clock, notice -> {})
        : SqliteArchive.open(((SqliteFile) storage).file(), clock, notice -> {});
  }
}
