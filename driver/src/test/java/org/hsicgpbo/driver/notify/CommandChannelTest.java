package org.hsicgpbo.driver.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.hsicgpbo.driver.process.TestProcesses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CommandChannelTest {
  private final Path folder;

  CommandChannelTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void givesTheNoticeToAProgramWithoutAShell() throws Exception {
    Path told = folder.resolve("told");
    Path program =
        script(
            "cat > told; echo \"$HSIC_GPBO_EVENT $HSIC_GPBO_STUDY $HSIC_GPBO_EXIT_CODE\" >> told; echo \"$1\" >> told");

    assertThat(tell("./" + program.getFileName(), "$(touch hacked); `x`")).isEmpty();

    assertThat(Files.readAllLines(told))
        .containsExactly(Notices.JSON, "end mine 0", "$(touch hacked); `x`");
    assertThat(folder.resolve("hacked")).doesNotExist();
  }

  @Test
  void saysWhatAProgramThatFailedHasPrinted() throws Exception {
    script("echo no network >&2; exit 3");

    assertThat(tell("./tell.sh")).contains("it ended with exit code 3: no network");
  }

  @Test
  void saysWhenThereIsNoSuchProgram() throws Exception {
    assertThat(tell("./none").orElseThrow()).startsWith("it cannot be started: ");
  }

  @Test
  void endsAProgramThatTakesTooLongAndItsChildren() throws Exception {
    script("sleep 1000 & echo $! > child; wait");

    assertThat(
            new CommandChannel(List.of("./tell.sh"), folder, Duration.ofSeconds(2))
                .tell(Notices.end()))
        .contains("it was not ready after 2 s.");

    TestProcesses.assertGone(List.of(pid("child")));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void endsWhatAProgramLeavesBehind() throws Exception {
    script("sh -c 'sleep 1000 & echo $! > orphan'; sh -c 'setsid sleep 1000 & echo $! > detached'");

    assertThat(tell("./tell.sh")).isEmpty();

    TestProcesses.assertGone(List.of(pid("orphan"), pid("detached")));
  }

  private long pid(String file) throws IOException {
    return Long.parseLong(Files.readString(folder.resolve(file)).strip());
  }

  private java.util.Optional<String> tell(String... command) throws InterruptedException {
    return new CommandChannel(List.of(command), folder, CommandChannel.LONGEST).tell(Notices.end());
  }

  private Path script(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("tell.sh"), "#!/bin/sh\n" + text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
