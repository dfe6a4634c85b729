package org.hsicgpbo.trainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code mvn -Pcuda} would bring, from the descriptions of the libraries alone: Maven's
 * dependency:tree collects dependencies without downloading them, so that the gigabytes stay away.
 * It does not show that the jars can be had, nor that they work.
 */
@Timeout(180)
class CudaProfileIT {
  private final Path folder;

  CudaProfileIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void addsCudaBesideTheCpuBackendInTheVersionsThatBelongTogether() throws Exception {
    List<String> libraries = libraries("-Pcuda");

    assertThat(libraries)
        .contains(
            "org.nd4j:nd4j-cuda-11.6:jar:1.0.0-M2.1:runtime",
            "org.nd4j:nd4j-cuda-11.6:jar:linux-x86_64:1.0.0-M2.1:runtime",
            "org.bytedeco:cuda:jar:11.6-8.3-1.5.7:runtime",
            "org.bytedeco:cuda:jar:linux-x86_64:11.6-8.3-1.5.7:runtime",
            "org.bytedeco:cuda:jar:linux-x86_64-redist:11.6-8.3-1.5.7:runtime",
            "org.bytedeco:javacpp:jar:1.5.7:compile",
            // nd4j-cuda brings no OpenBLAS.
            "org.bytedeco:openblas:jar:linux-x86_64:0.3.19-1.5.7:runtime",
            // Naming a profile must not switch the CPU off.
            "org.nd4j:nd4j-native:jar:1.0.0-M2.1:compile",
            "org.nd4j:nd4j-native:jar:linux-x86_64-onednn:1.0.0-M2.1:runtime");
    assertThat(libraries)
        .filteredOn(library -> library.startsWith("org.bytedeco:"))
        .as("JavaCPP and all of its libraries are of one release")
        .allMatch(library -> library.contains("1.5.7"));
  }

  @Test
  void theUsualBuildHasNothingOfCuda() throws Exception {
    assertThat(libraries("-DskipTests")).isNotEmpty().noneMatch(name -> name.contains("cuda"));
  }

  /** The dependencies of this module as group:artifact:type[:classifier]:version:scope. */
  private List<String> libraries(String option) throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("maven.home", ""));
    Path maven = home.resolve("bin").resolve("mvn");
    assumeThat(maven).as("this test needs the Maven that runs it, on Linux").isExecutable();
    assumeThat(System.getProperty("os.arch")).isEqualTo("amd64");
    Path tree = folder.resolve("tree.txt");
    Path log = folder.resolve("maven.log");
    List<String> command =
        new ArrayList<>(
            List.of(
                maven.toString(),
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + System.getProperty("maven.repository"),
                option,
                "-f",
                Path.of("..").toRealPath().resolve("pom.xml").toString(),
                "-pl",
                "dl4j-trainers",
                "-am",
                "dependency:tree",
                "-DoutputFile=" + tree,
                "-DappendOutput=true",
                "-Dtokens=whitespace"));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(170, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(() -> read(log)).isZero();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Files.readAllLines(tree).stream().map(String::strip).toList();
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
