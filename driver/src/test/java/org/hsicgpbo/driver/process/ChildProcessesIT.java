package org.hsicgpbo.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs that leave children behind in every way, and take too much. */
@Timeout(60)
class ChildProcessesIT {
  /** A child, one whose parent has exited, and one that has begun a session of its own as well. */
  private static final String FORKS =
      """
      note() { echo $1 > $2.part; mv $2.part $2; }
      sleep 1000 & note $! child
      sh -c 'sleep 1000 & echo $! > orphan.part; mv orphan.part orphan'
      sh -c 'setsid sleep 1000 & echo $! > detached.part; mv detached.part detached'
      """;

  private static final List<String> FORKED = List.of("child", "orphan", "detached");
  private static final long MIB = 1 << 20;

  private final Path folder;

  ChildProcessesIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void killsOrphansAndDetachedChildrenToo() throws Exception {
    try (ChildProcesses processes = new ChildProcesses()) {
      ChildProcess process = start(processes, FORKS + "wait");
      List<Long> forked = forked();

      process.kill();

      assertThat(forked).hasSize(3).noneMatch(TestProcesses::isRunning);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void killsWhatAProgramLeavesBehindThatHasEnded() throws Exception {
    try (ChildProcesses processes = new ChildProcesses()) {
      ChildProcess process = start(processes, FORKS);
      List<Long> forked = forked();

      process.end(Duration.ofSeconds(30));

      assertThat(process.exitCode()).isZero();
      assertThat(forked).hasSize(3).noneMatch(TestProcesses::isRunning);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nothingOutlivesAnOwnerThatIsKilled() throws Exception {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FamilyOwner.class.getName(),
                folder.toString(),
                FORKS + "sleep 1000")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("owner.log").toFile())
            .start();
    List<Long> all = new ArrayList<>(forked());
    all.addAll(owner.descendants().map(ProcessHandle::pid).toList());

    assertThat(owner.destroyForcibly().waitFor(20, TimeUnit.SECONDS)).isTrue();

    assertThat(all).as("with the shell and the guardian").hasSizeGreaterThanOrEqualTo(5);
    TestProcesses.assertGone(all);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aChildIsTheFirstOfASessionOfItsOwn() throws Exception {
    try (ChildProcesses processes = new ChildProcesses()) {
      start(processes, "echo $$ > me.part; mv me.part me; sleep 1000");
      long child = pid("me");

      assertThat(ProcessTable.entry(child).orElseThrow().session()).isEqualTo(child);
    }
  }

  @Test
  void closingEndsEverything() throws Exception {
    List<ProcessHandle> before = ProcessHandle.current().children().toList();
    List<Long> forked;
    try (ChildProcesses processes = new ChildProcesses()) {
      start(processes, "sleep 1000 & echo $! > child.part; mv child.part child; wait");
      forked = List.of(pid("child"));
    }

    TestProcesses.assertGone(forked);
    assertThat(ProcessHandle.current().children().filter(child -> !before.contains(child)))
        .as("the guardian is let go")
        .isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void endsAFamilyThatTakesMoreMemoryThanItMay() throws Exception {
    try (ChildProcesses processes = new ChildProcesses(OptionalLong.of(60 * MIB))) {
      ChildProcess modest = start(processes, "sleep 1000");
      // Two children with 40 MB each; each alone would be allowed.
      String grow = "x=$(head -c 40000000 /dev/zero | tr '\\0' x); sleep 1000; :";
      ChildProcess greedy = start(processes, "(%s) & (%s) & wait".formatted(grow, grow));

      assertThat(greedy.awaitExit(Duration.ofSeconds(30))).isTrue();

      MemoryExcess excess = greedy.memoryExcess().orElseThrow();
      assertThat(excess.limitBytes()).isEqualTo(60 * MIB);
      assertThat(excess.peakBytes()).isBetween(60 * MIB, 400 * MIB);
      assertThat(excess.processes()).isGreaterThan(2);
      assertThat(modest.awaitExit(Duration.ZERO)).isFalse();
      assertThat(modest.memoryExcess()).isEmpty();
    }
  }

  @Test
  void readsAGigabyteOfOutputWithoutKeepingIt() throws Exception {
    LongAdder characters = new LongAdder();
    try (ChildProcesses processes = new ChildProcesses()) {
      ChildProcess process =
          processes.start(
              List.of(
                  "sh",
                  "-c",
                  "yes 'a line of a program that never stops' | head -c 1000000000 >&2"),
              Map.of(),
              folder,
              line -> {},
              line -> characters.add(line.length() + 1L));

      assertThat(process.awaitExit(Duration.ofSeconds(50))).isTrue();
      process.awaitOutput();
    }

    assertThat(characters.sum()).isBetween(1_000_000_000L, 1_000_000_001L);
  }

  @Test
  void programsInheritNoSecrets() throws Exception {
    ProcessBuilder owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EnvironmentTeller.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("owner.log").toFile());
    owner
        .environment()
        .putAll(
            Map.of(
                "PGPASSWORD", "T0P",
                "HSIC_GPBO_TOKEN", "T0P",
                "STUDY_HOOK", "T0P",
                "HARMLESS", "yes"));

    assertThat(owner.start().waitFor()).isZero();

    assertThat(Files.readAllLines(folder.resolve("environment")))
        .contains("HARMLESS=yes", "GIVEN=yes")
        .noneMatch(line -> line.contains("T0P"));
  }

  @Test
  void saysWhatIsWrongWithAProgramInTheWordsOfTheSystem() throws Exception {
    Path script = Files.writeString(folder.resolve("script"), "#!/bin/sh\n");
    try (ChildProcesses processes = new ChildProcesses()) {
      assertThatThrownBy(() -> run(processes, "no-such-program-anywhere"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No such file or directory");
      assertThatThrownBy(() -> run(processes, script.toString()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Permission denied");
    }
  }

  private void run(ChildProcesses processes, String program) throws IOException {
    processes.start(List.of(program), Map.of(), folder, line -> {}, line -> {});
  }

  private ChildProcess start(ChildProcesses processes, String script) throws IOException {
    return processes.start(List.of("sh", "-c", script), Map.of(), folder, line -> {}, line -> {});
  }

  /** The three that {@link #FORKS} leaves, once they are there. */
  private List<Long> forked() throws Exception {
    List<Long> pids = new ArrayList<>();
    for (String name : FORKED) {
      pids.add(pid(name));
    }
    assertThat(pids).allMatch(TestProcesses::isRunning);
    return pids;
  }

  private long pid(String name) throws Exception {
    TestProcesses.await(() -> Files.exists(folder.resolve(name)));
    return Long.parseLong(Files.readString(folder.resolve(name)).strip());
  }
}
