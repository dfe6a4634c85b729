package org.hsicgpbo.trainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trainers.data.DataFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkSizesTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void countsParametersAndWork() {
    NetworkSizes sizes =
        NetworkSizes.of(Map.of("type", "runge", "epochs", 10), 1, folders()).orElseThrow();
    NetworkSizes.Size size = sizes.of(units(5)).orElseThrow();

    // One input, five units, one output.
    assertThat(size.parameters()).isEqualTo(2 * 5 + 6);
    assertThat(size.trainingBytes()).isGreaterThan(4 * size.parameters());
    assertThat(sizes.of(units(50)).orElseThrow().work()).isGreaterThan(9 * size.work() / 2);
  }

  @Test
  void nothingIsKnownOfForeignNetworks() {
    assertThat(NetworkSizes.of(Map.of("type", "command"), 1, folders())).isEmpty();
  }

  private DataFolders folders() {
    return new DataFolders(List.of(folder), folder, folder);
  }

  private static Configuration units(int units) {
    return new Configuration(Map.of("n-units", Value.ofRaw(units), "n-layers", Value.ofRaw(1)));
  }
}
