package org.hsicgpbo.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.driver.store.StorageAddress.PostgresServer;
import org.hsicgpbo.driver.store.StorageAddress.SqliteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageAddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"studies.db", "/data/a b.db", "postgres", "postgres.db", "C:studies.db"})
  void aNameWithoutASchemeIsAFile(String text) {
    assertThat(StorageAddress.parse(text)).isEqualTo(new SqliteFile(Path.of(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10m", "10min", "10M", "10Min", "600S", "0h10m"})
  void readsTimesInTheSpellingsOfEarlierVersionsToo(String time) {
    PostgresServer server =
        (PostgresServer) StorageAddress.parse("postgresql://host/tuning?patience=" + time);

    assertThat(server.patience()).isEqualTo(Duration.ofMinutes(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "999ms", "9000h"})
  void saysBetweenWhichBoundsATimeMustBe(String time) {
    assertThatThrownBy(() -> StorageAddress.parse("postgresql://host/tuning?lease=" + time))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("found lease=%s; it must be a time from 1s to 8760h.", time);
  }

  @Test
  void readsEveryPartOfAServer() {
    StorageAddress address =
        StorageAddress.parse(
            "postgresql://ann:p%40ss:w+rd@db.example.org:5433/tuning?sslmode=require&lease=90s&patience=5m");

    assertThat(address)
        .isEqualTo(
            new PostgresServer(
                "db.example.org",
                5433,
                "tuning",
                Optional.of("ann"),
                Optional.of("p@ss:w+rd"),
                Duration.ofSeconds(90),
                Duration.ofMinutes(5),
                Map.of("sslmode", "require")));
    assertThat(address).hasToString("postgresql://ann@db.example.org:5433/tuning");
    assertThat(address.localPlace(Path.of("data")))
        .isEqualTo(Path.of("data/postgresql-db.example.org-5433-tuning.db"));
  }

  @Test
  void fillsInWhatIsLeftOut() {
    PostgresServer server = (PostgresServer) StorageAddress.parse("postgres://[::1]/tuning");

    assertThat(server.host()).isEqualTo("::1");
    assertThat(server.port()).isEqualTo(5432);
    assertThat(server.user()).isEmpty();
    assertThat(server.password()).isEmpty();
    assertThat(server).hasToString("postgresql://[::1]:5432/tuning");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ann:secret@/tuning",
        "postgresql://ann:secret@host",
        "postgresql://ann:secret@host/",
        "postgresql://ann:secret@host/a/b",
        "postgresql://ann:secret word@host/tuning",
        "postgresql://ann:se@cret@host/tuning?x",
        "postgresql://ann@host/tuning?lease=soon&password=secret",
        "mysql://ann:secret@host/tuning"
      })
  void refusesOthersWithoutTellingTheirPasswords(String text) {
    assertThatThrownBy(() -> StorageAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("found ")
        .message()
        .doesNotContain("secret")
        .doesNotContain("cret@");
  }
}
