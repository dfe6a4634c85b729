package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a project of empty files, with programs of our own as java and mvn. */
class LauncherIT {
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "cat",
          "dirname",
          "find",
          "grep",
          "head",
          "ln",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "cut",
          "sed",
          "stty",
          "sleep",
          "tail");
  private static final String JAVA =
      """
      #!/bin/sh
      case $* in
        *-XshowSettings*) echo "    java.home = @HOME@/jdk" >&2 ;;
        *require-gpu) [ -e @HOME@/gpu ] || { echo 'no GPU' >&2; exit 2; } ;;
        -version) echo 'openjdk version "@VERSION@" 2025-04-15' >&2 ;;
        *) echo "started with $* threads=$OMP_NUM_THREADS" ;;
      esac
      """;
  private static final String MAVEN =
      """
      #!/bin/sh
      if [ "$1" = -v ]; then echo "Apache Maven @VERSION@ (x)"; exit 0; fi
      case $* in
        *-Pspark*|*,spark*)
          mkdir -p @HOME@/project/spark-executor/target/spark
          : > @HOME@/project/spark-executor/target/spark-executor.jar
          echo spark >> @HOME@/spark-builds ;;
      esac
      case $* in
        *-Pcuda*) target=target/cuda; echo built with cuda >> @HOME@/builds ;;
        *) target=target; echo built >> @HOME@/builds ;;
      esac
      echo "[INFO] Building driver 1 [4/4]"
      sleep 1
      mkdir -p @HOME@/project/driver/$target/lib
      : > @HOME@/project/driver/$target/hsic-gpbo.jar
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path home;

  @SuppressWarnings("NullAway.Init")
  private Path project;

  @SuppressWarnings("NullAway.Init")
  private Path bin;

  private record Result(int exitCode, String out, String err) {}

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectories(home.resolve("project"));
    Files.copy(Path.of("..", "hsic-gpbo"), project.resolve("hsic-gpbo"));
    Files.createFile(project.resolve("pom.xml"));
    for (String module : List.of("optimizer-core", "dl4j-trainers", "driver")) {
      Files.createDirectories(project.resolve(module).resolve("src/main/java"));
      Files.createFile(project.resolve(module).resolve("pom.xml"));
    }
    bin = Files.createDirectories(home.resolve("bin"));
    for (String tool : TOOLS) {
      Path usual = Path.of("/usr/bin", tool);
      Path program = Files.exists(usual) ? usual : Path.of("/bin", tool);
      install("bin/" + tool, "#!/bin/sh\nexec " + program + " \"$@\"\n", "");
    }
    install("jdk/bin/javac", "#!/bin/sh\n", "");
  }

  @Test
  void buildsOnceAndThenStartsAtOnce() throws Exception {
    installJavaAndMaven("17.0.15", "3.8.7");

    Result first = launch(project, "run", "a b.yaml");
    Result second = launch(project, "--help");

    assertThat(first.err()).contains("building", "Building driver", "built.");
    assertThat(first.out())
        .isEqualTo(
            "started with -XX:+UseSerialGC -Djdk.serialFilter=!* -Dhsicgpbo.columns=0 -jar %s/driver/target/hsic-gpbo.jar run a b.yaml threads=1\n"
                .formatted(project.toRealPath()));
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).endsWith("--help threads=1\n");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainWhenASourceIsNewerOrGone() throws Exception {
    installJavaAndMaven("21", "4.0.0");
    Path source = Files.createFile(project.resolve("optimizer-core/src/main/java/A.java"));
    launch(project);
    Instant later = Instant.now().plusSeconds(5);

    Files.setLastModifiedTime(source, FileTime.from(later));
    launch(project);

    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void worksThroughSymbolicLinksFromAnotherFolder() throws Exception {
    installJavaAndMaven("17.0.15", "3.9.1");
    Path elsewhere = Files.createDirectories(home.resolve("else where"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("tune"), Path.of("second"));
    Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("../project/hsic-gpbo"));

    Result result = launch(elsewhere, link, "--version");

    assertThat(result.out())
        .contains("-jar %s/driver/target/hsic-gpbo.jar --version".formatted(project.toRealPath()));
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    installJavaAndMaven("17.0.15", "3.8.7");

    Process one = start(project, project.resolve("hsic-gpbo"), "one");
    Process other = start(project, project.resolve("hsic-gpbo"), "other");
    Result first = finish(one);
    Result second = finish(other);

    assertThat(first.exitCode()).isZero();
    assertThat(second.exitCode()).isZero();
    assertThat(builds()).isEqualTo(1);
    assertThat(first.err() + second.err()).contains("is building; waiting for it");
  }

  @Test
  void theLockOfADeadLauncherIsTaken() throws Exception {
    installJavaAndMaven("17.0.15", "3.8.7");
    Process dead = new ProcessBuilder("/bin/sh", "-c", "exit 0").start();
    dead.waitFor();
    Path state = Files.createDirectories(project.resolve("target/launcher"));
    Files.createSymbolicLink(state.resolve("lock"), Path.of(Long.toString(dead.pid())));

    assertThat(launch(project).exitCode()).isZero();
    assertThat(Files.exists(state.resolve("lock"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void buildsWithCudaInAFolderOfItsOwnOnceThereIsAGpu() throws Exception {
    installJavaAndMaven("17.0.15", "3.8.7");
    Files.createFile(home.resolve("gpu"));

    Result first = launch(project, "run", "a.yaml", "--backend", "cuda");
    Result second = launch(project, "run", "a.yaml", "--backend=cuda");
    Result cpu = launch(project, "run", "a.yaml");

    assertThat(first.err()).contains("building with CUDA", "about 2.4 GB");
    assertThat(first.out()).contains("driver/target/cuda/hsic-gpbo.jar run a.yaml --backend cuda");
    assertThat(second.out()).contains("driver/target/cuda/hsic-gpbo.jar");
    assertThat(launch(project, "compare", "a.yaml", "--backend", "cuda").out())
        .contains("driver/target/cuda/hsic-gpbo.jar compare a.yaml");
    assertThat(cpu.out()).contains("driver/target/hsic-gpbo.jar run");
    assertThat(Files.readAllLines(home.resolve("builds")))
        .containsExactly("built", "built with cuda");
  }

  @Test
  void sparkIsBuiltAndOnTheClassPathOnlyWhereAnExecutorIsAskedFor() throws Exception {
    installJavaAndMaven("17.0.15", "3.8.7");
    Files.createDirectories(project.resolve("spark-executor/src/main"));
    Files.createFile(project.resolve("spark-executor/pom.xml"));

    Result plain = launch(project, "run", "a.yaml");
    assertThat(Files.exists(home.resolve("spark-builds"))).isFalse();
    Result onCluster = launch(project, "run", "a.yaml", "--executor", "spark://host:7077");
    Result again = launch(project, "run", "a.yaml", "--executor=local[2]");

    assertThat(plain.out()).contains("-jar").doesNotContain("spark");
    assertThat(onCluster.err()).contains("building with Apache Spark");
    assertThat(onCluster.out())
        .contains(
            "spark-executor/jvm.options",
            "driver/target/hsic-gpbo.jar:",
            "spark-executor/target/spark-executor.jar:",
            "spark-executor/target/spark/*",
            "org.hsicgpbo.driver.cli.Main run a.yaml --executor spark://host:7077");
    assertThat(again.out()).contains("--executor=local[2]");
    assertThat(Files.readAllLines(home.resolve("spark-builds"))).containsExactly("spark");
    assertThat(launch(project, "run", "a.yaml").out()).doesNotContain("spark");
  }

  @Test
  void withoutAGpuNothingIsBuiltWithCuda() throws Exception {
    installJavaAndMaven("17.0.15", "3.8.7");
    ProcessBuilder byVariable = builder(project, project.resolve("hsic-gpbo"), "run", "a.yaml");
    byVariable.environment().put("HSIC_GPBO_BACKEND", "cuda");

    Result result = finish(byVariable.start());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).endsWith("no GPU\n");
    assertThat(result.out()).isEmpty();
    assertThat(Files.readAllLines(home.resolve("builds"))).containsExactly("built");
    assertThat(launch(project, "doctor", "--backend", "cuda").out())
        .as("doctor looks at what there is")
        .contains("driver/target/hsic-gpbo.jar doctor");
  }

  @Test
  void withoutJavaItSaysHowToGetIt() throws Exception {
    Result result = launch(project, "--help");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains(
            "a JDK 17 or newer is needed",
            "apt install openjdk-17-jdk",
            "brew install openjdk@17",
            "sdk install java");
  }

  @Test
  void anOldJavaIsNamed() throws Exception {
    installJavaAndMaven("1.8.0_402", "3.8.7");

    Result result = launch(project, "--help");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("found: %s (Java 8)".formatted(bin.resolve("java")));
  }

  @Test
  void aRuntimeWithoutCompilerCannotBuild() throws Exception {
    installJavaAndMaven("17.0.15", "3.8.7");
    Files.delete(home.resolve("jdk/bin/javac"));

    Result result = launch(project, "--help");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("has no compiler (javac)", "openjdk-17-jdk");
  }

  @Test
  void withoutMavenItSaysHowToGetIt() throws Exception {
    install("bin/java", JAVA, "17.0.15");

    Result result = launch(project, "--help");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains(
            "Maven 3.8 or newer is needed to build, but none was found",
            "apt install maven",
            "brew install maven",
            "sdk install maven");
  }

  @Test
  void anOldMavenIsNamed() throws Exception {
    installJavaAndMaven("17.0.15", "3.6.3");

    Result result = launch(project, "--help");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("but only Maven 3.6 was found");
  }

  @Test
  void aFailedBuildShowsTheEndOfItsLog() throws Exception {
    install("bin/java", JAVA, "17.0.15");
    install(
        "bin/mvn",
        """
        #!/bin/sh
        [ "$1" = -v ] && { echo "Apache Maven @VERSION@"; exit 0; }
        echo "[ERROR] no space left on device"
        exit 1
        """,
        "3.8.7");

    Result result = launch(project, "--help");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("the build failed", "no space left on device");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void optionsOfTheJavaMachineArePassedOn() throws Exception {
    installJavaAndMaven("17.0.15", "3.8.7");
    ProcessBuilder builder = builder(project, project.resolve("hsic-gpbo"));
    builder.environment().put("HSIC_GPBO_JAVA_OPTS", "-Xmx2g -Xss4m");

    assertThat(finish(builder.start()).out())
        .startsWith(
            "started with -XX:+UseSerialGC -Djdk.serialFilter=!* -Dhsicgpbo.columns=0 -Xmx2g -Xss4m -jar");
  }

  /** Of util-linux, whose script(1) gives a program a terminal. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void theWidthOfTheTerminalIsPassedOn() throws Exception {
    installJavaAndMaven("17.0.15", "3.8.7");
    launch(project, "--help");
    ProcessBuilder builder = builder(project, project.resolve("hsic-gpbo"));
    builder.command(
        "/usr/bin/script",
        "--quiet",
        "--return",
        "--command",
        "stty cols 132; /bin/sh ./hsic-gpbo --help",
        "/dev/null");

    assertThat(finish(builder.start()).out()).contains("-Dhsicgpbo.columns=132 ");
  }

  private void installJavaAndMaven(String java, String maven) throws IOException {
    install("bin/java", JAVA, java);
    install("bin/mvn", MAVEN, maven);
  }

  private void install(String path, String script, String version) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, script.replace("@VERSION@", version).replace("@HOME@", home.toString()));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private int builds() throws IOException {
    return Files.readAllLines(home.resolve("builds")).size();
  }

  private Result launch(Path folder, String... arguments) throws Exception {
    return launch(folder, project.resolve("hsic-gpbo"), arguments);
  }

  private Result launch(Path folder, Path launcher, String... arguments) throws Exception {
    return finish(start(folder, launcher, arguments));
  }

  private Process start(Path folder, Path launcher, String... arguments) throws IOException {
    return builder(folder, launcher, arguments).start();
  }

  private ProcessBuilder builder(Path folder, Path launcher, String... arguments) {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", launcher.toString());
    builder.command().addAll(List.of(arguments));
    builder.directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    return builder;
  }

  private static Result finish(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), out, err);
  }
}
