package org.hsicgpbo.driver.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialLogsTest {
  private static final Instant BEGUN = Instant.parse("2026-11-21T05:00:00Z");

  private final TrialLogs logs;

  TrialLogsTest(@TempDir Path folder) {
    logs = new TrialLogs(folder);
  }

  @Test
  void findsWhatATrialPrintsByItsNumberWhileItRuns() {
    try (CappedLog log = TrialLogs.open(logs.folder("mine"), 12)) {
      log.add("first");
      log.add("second λ");

      assertThat(logs.read("mine", 12, 1000)).contains(tail("first\nsecond λ\n", false));
    }
    assertThat(logs.read("mine", 1, 1000)).isEmpty();
    assertThat(logs.read("other", 12, 1000)).isEmpty();
  }

  @Test
  void readsTheLastLinesOfALongOne() {
    print(12, "first", "second", "third");

    assertThat(logs.read("mine", 12, 15)).contains(tail("second\nthird\n", true));
    assertThat(logs.read("mine", 12, 13)).contains(tail("third\n", true));
    assertThat(logs.read("mine", 12, 3)).as("no whole line").contains(tail("rd\n", true));
  }

  @Test
  void aTrialThatPrintsNothingHasNoFile() {
    TrialLogs.open(logs.folder("mine"), 12).close();

    assertThat(logs.folder("mine")).doesNotExist();
  }

  @Test
  void aTrialThatBeginsAgainKeepsWhatWasPrintedBefore() {
    print(12, "first");
    print(12, "second");

    assertThat(logs.read("mine", 12, 1000))
        .contains(tail("first\n--- the trial begins again ---\nsecond\n", false));
  }

  @Test
  void keepsTheBeginningAndTheEndOfAFlood() throws IOException {
    Path file = logs.folder("mine").resolve("flood.log");
    try (CappedLog log = new CappedLog(file, 1000)) {
      for (int i = 1; i <= 100_000; i++) {
        log.add("line " + i);
      }
    }

    assertThat(Files.size(file)).isLessThan(1000 + CappedLog.TAIL + 100);
    assertThat(Files.readAllLines(file))
        .startsWith("line 1", "line 2")
        .endsWith("line 99999", "line 100000")
        .anyMatch(line -> line.matches("\\(… \\d+ characters are left out …\\)"));
  }

  @Test
  void aLineOfAnyLengthIsCut() throws IOException {
    Path file = logs.folder("mine").resolve("flood.log");
    try (CappedLog log = new CappedLog(file, 1000)) {
      log.add("x".repeat(3_000_000) + "end");
    }

    assertThat(Files.readString(file)).hasSizeLessThan(CappedLog.TAIL + 1100).endsWith("xend\n");
  }

  @Test
  void aFolderThatCannotBeMadeCostsTheLogOnly() throws IOException {
    Files.writeString(Files.createDirectories(logs.folder()).resolve("mine"), "a file");
    CappedLog log = TrialLogs.open(logs.folder("mine"), 12);

    log.add("first");
    log.close();

    assertThat(logs.folder("mine")).hasContent("a file");
  }

  @Test
  void doesNotLeaveItsFolder() throws IOException {
    Files.writeString(logs.folder().resolve("trial-1.log"), "secret");

    assertThat(logs.read("..", 1, 1000)).isEmpty();
    assertThat(logs.read(".", 1, 1000)).isEmpty();
    assertThat(logs.read("../" + logs.folder().getFileName(), 1, 1000)).isEmpty();
  }

  @Test
  void removesTheLogsOfAnEarlierStudyOfThatName() throws IOException {
    print(1, "earlier");
    print(2, "this");
    Path earlier = logs.folder("mine").resolve("trial-1.log");
    Files.setLastModifiedTime(earlier, FileTime.from(BEGUN.minusSeconds(1)));
    Path other = Files.writeString(logs.folder("mine").resolve("worker-1.log"), "a");
    Files.setLastModifiedTime(other, FileTime.from(BEGUN.minusSeconds(1)));

    logs.tidy("mine", BEGUN);

    assertThat(earlier).doesNotExist();
    assertThat(other).exists();
    assertThat(logs.read("mine", 2, 1000)).isPresent();
    logs.tidy("never run", BEGUN);
  }

  private void print(int trial, String... lines) {
    try (CappedLog log = TrialLogs.open(logs.folder("mine"), trial)) {
      for (String line : lines) {
        log.add(line);
      }
    }
  }

  private static TrialLogs.Tail tail(String text, boolean isTruncated) {
    return new TrialLogs.Tail(text, isTruncated);
  }
}
