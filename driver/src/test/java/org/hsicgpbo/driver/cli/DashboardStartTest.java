package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.driver.dashboard.AccessToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardStartTest {
  private static final String TOKEN = "0123456789abcdef";

  private final Path folder;

  DashboardStartTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aTokenThatIsGivenIsAskedForOnLoopbackToo() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");

    assertThat(token("127.0.0.1", Optional.of(file), Map.of())).isPresent();
    assertThat(token("127.0.0.1", Optional.empty(), Map.of(DashboardStart.VARIABLE, TOKEN)))
        .isPresent();
  }

  @Test
  void withoutOneNoneIsAskedForOnLoopbackAndANewOneElsewhere() {
    assertThat(token("127.0.0.1", Optional.empty(), Map.of())).isEmpty();
    assertThat(token("0.0.0.0", Optional.empty(), Map.of())).isPresent();
  }

  private static Optional<AccessToken> token(
      String host, Optional<Path> file, Map<String, String> environment) {
    return new DashboardStart.Wish(host, Optional.empty(), file).settings(environment).token();
  }
}
