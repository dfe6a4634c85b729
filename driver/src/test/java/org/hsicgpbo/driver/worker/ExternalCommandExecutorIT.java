package org.hsicgpbo.driver.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hsicgpbo.driver.process.TestProcesses;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real programs, written for the shell. */
@Timeout(60)
class ExternalCommandExecutorIT {
  private static final String EXPECTED =
      "The last line of output must be like {\"error\": 0.031} or {\"failed\": \"reason\"}.";

  private final Path folder;

  ExternalCommandExecutorIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void tellsTheProgramItsTrialInOneLine() throws IOException {
    completed("cat > told.json; echo '{\"error\": 0.5}'");

    assertThat(folder.resolve("told.json"))
        .hasContent(
            "{\"trial\":12,\"seed\":4711,\"parameters\":{\"learning-rate\":0.003,\"n-layers\":2,\"activation\":\"relu\",\"dropout\":true}}");
  }

  @Test
  void readsTheLastLineOfItsOutput() {
    TrialOutcome.Completed completed =
        completed(
            "echo 'epoch 1'; echo '{\"error\": 9}'; echo '{\"error\":0.031,\"flops\":20000,\"parameter-count\":1e4,\"seconds\":3.5,\"test-error\":0.033,\"epochs\":30}'; echo");

    assertThat(completed.error()).isEqualTo(0.031);
    assertThat(completed.testError()).isEqualTo(0.033);
    assertThat(completed.cost().flops()).isEqualTo(20000);
    assertThat(completed.cost().parameters()).isEqualTo(10000);
    assertThat(completed.cost().seconds()).isEqualTo(3.5);
    assertThat(completed.metrics()).containsExactly(Map.entry("epochs", 30.0));
  }

  @Test
  void measuresTheSecondsThatTheProgramDoesNotTell() {
    TrialOutcome.Completed completed = completed("sleep 0.3; echo '{\"error\": -1}'");

    assertThat(completed.error()).isEqualTo(-1);
    assertThat(completed.testError()).isNaN();
    assertThat(completed.cost().flops()).isNaN();
    assertThat(completed.cost().seconds()).isBetween(0.3, 30.0);
  }

  @Test
  void recordsTheFailureThatTheProgramTells() {
    TrialOutcome.Failed failed = failed("echo '{\"failed\": \"loss is NaN\"}'; exit 3");

    assertThat(failed.kind()).isEqualTo(FailureKind.REPORTED);
    assertThat(failed.reason()).isEqualTo("loss is NaN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Done!                           | Its last line of output (Done!) is no JSON object.",
        "0.031                           | Its last line of output (0.031) is no JSON object.",
        "[1]                             | Its last line of output ([1]) is no JSON object.",
        "{\"error\": 1} trailing         | Its last line of output ({\"error\": 1} trailing) is no JSON object.",
        "{\"eror\": 1}                   | In its last line of output ({\"eror\":1}), there is no \"error\".",
        "{\"error\": \"0.5\"}            | In its last line of output ({\"error\":\"0.5\"}), \"error\" is no number.",
        "{\"error\": NaN}                | In its last line of output ({\"error\":\"NaN\"}), \"error\" is not finite.",
        "{\"error\": Infinity}           | In its last line of output ({\"error\":\"Infinity\"}), \"error\" is not finite.",
        "{\"error\": null}               | In its last line of output ({\"error\":null}), \"error\" is not finite.",
        "{\"error\": 1, \"flops\": true} | In its last line of output ({\"error\":1,\"flops\":true}), \"flops\" is no number.",
        "{\"failed\": 3}                 | In its last line of output ({\"failed\":3}), \"failed\" is no text.",
      })
  void saysWhatIsWrongWithAnAnswer(String answer, String complaint) {
    TrialOutcome.Failed failed = failed("echo '" + answer + "'");

    assertThat(failed.kind()).isEqualTo(FailureKind.REPORTED);
    assertThat(failed.reason()).isEqualTo("%s %s".formatted(complaint, EXPECTED));
  }

  @Test
  void saysWhenNothingWasPrinted() {
    TrialOutcome.Failed failed = failed("exit 0");

    assertThat(failed.kind()).isEqualTo(FailureKind.REPORTED);
    assertThat(failed.reason()).isEqualTo("It printed nothing. " + EXPECTED);
  }

  @Test
  void shortensALongAnswer() {
    TrialOutcome.Failed failed =
        failed("i=0; while [ $i -lt 1000 ]; do printf xxxxxxxxxx; i=$((i+1)); done; echo");

    assertThat(failed.reason()).hasSizeLessThan(500).contains("xxx…)").endsWith(EXPECTED);
  }

  @Test
  void anotherExitCodeThanZeroIsACrash() {
    TrialOutcome.Failed failed =
        failed("echo '{\"error\": 0.1}'; echo 'Traceback: no module torch' >&2; exit 3");

    assertThat(failed.kind()).isEqualTo(FailureKind.CRASHED);
    assertThat(failed.reason())
        .isEqualTo("It ended with exit code 3; its last errors:\nTraceback: no module torch");
  }

  @Test
  void triesAProgramThatCrashesAgainIfTheLimitsSaySo() {
    String crashesTwice =
        "echo >> starts; test $(wc -l < starts) = 3 && echo '{\"error\": 0.5}' || exit 3";

    TrialOutcome.Completed third = (TrialOutcome.Completed) run(limits(5), shell(crashesTwice));
    TrialOutcome.Failed never = (TrialOutcome.Failed) run(limits(1), shell("exit 3"));
    TrialOutcome.Failed told =
        (TrialOutcome.Failed) run(limits(5), shell("echo '{\"failed\": \"NaN\"}'; exit 3"));

    assertThat(third.error()).isEqualTo(0.5);
    assertThat(third.metrics()).containsExactly(Map.entry("attempts", 3.0));
    assertThat(never.reason()).isEqualTo("At attempt 2: It ended with exit code 3.");
    assertThat(told.reason()).as("a failure that is told is none to repeat").isEqualTo("NaN");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void endsAProgramThatTakesTooMuchMemory() {
    TrainingLimits limits = new TrainingLimits(null, OptionalLong.of(50L << 20), 3);

    TrialOutcome.Failed large =
        (TrialOutcome.Failed)
            run(limits, shell("(head -c 200000000 /dev/zero; sleep 1000) | tail -n 1"));

    assertThat(large.kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
    assertThat(large.reason())
        .matches(
            "It was ended because it took more memory than per-trial\\.memory allows: \\d+ MiB of 50 MiB, in \\d processes\\.");
  }

  @Test
  void aProgramThatIsKilledHasCrashed() {
    TrialOutcome.Failed failed = failed("kill -9 $$");

    assertThat(failed.kind()).isEqualTo(FailureKind.CRASHED);
    assertThat(failed.reason()).isEqualTo("It ended with exit code 137, as after signal 9.");
  }

  @Test
  void killsTheProgramAndItsChildrenAtTheTimeLimit() throws Exception {
    try (ExternalCommandExecutor executor =
        executor(Duration.ofSeconds(1), shell("sleep 1000 & echo $! > child; wait"))) {
      TrialOutcome outcome = executor.submit(trial(12), event -> {}).join();

      assertThat(((TrialOutcome.Failed) outcome).kind()).isEqualTo(FailureKind.TIMED_OUT);
      assertThat(((TrialOutcome.Failed) outcome).reason())
          .isEqualTo("It was not ready after its time limit of 1s.");
      assertChildIsGone();
    }
  }

  @Test
  void closingKillsWhatRuns() throws Exception {
    CompletableFuture<TrialOutcome> future;
    try (ExternalCommandExecutor executor =
        executor(
            TrainingLimits.ofTime(null),
            shell("sleep 1000 & echo $! > child.part; mv child.part child; wait"))) {
      future = executor.submit(trial(12), event -> {});
      await("child");
    }

    assertThat(future).isCancelled();
    assertChildIsGone();
  }

  @Test
  void aProgramThatEndsByTheSameCtrlCAsTheStudyHasNotCrashed() throws Exception {
    CompletableFuture<TrialOutcome> future;
    String program =
        "trap 'touch interrupted; exit 1' INT; touch ready; while :; do sleep 0.01; done";
    try (ExternalCommandExecutor executor = executor(TrainingLimits.ofTime(null), shell(program))) {
      future = executor.submit(trial(12), event -> {});
      await("ready");
      long pid = TestProcesses.children().get(0).pid();
      assertThat(new ProcessBuilder("kill", "-INT", "" + pid).start().waitFor()).isZero();
      await("interrupted");
    }

    assertThat(future).isCancelled();
  }

  @Test
  void endsChildrenThatOutliveTheProgramAndDoesNotWaitForThem() throws Exception {
    // The child holds the output open for longer than this test may take.
    TrialOutcome.Completed completed =
        completed("sleep 100 & echo $! > child; echo '{\"error\": 0.5}'");

    assertThat(completed.error()).isEqualTo(0.5);
    assertThat(completed.cost().seconds()).isLessThan(30);
    assertChildIsGone();
  }

  @Test
  void keepsWhatItPrintsOnItsStandardErrorInTheLogOfTheTrial() {
    completed("echo careful >&2; echo '{\"error\": 0.5}'");

    assertThat(folder.resolve("logs/trial-12.log")).hasContent("careful");
  }

  @Test
  void aProgramMayLeaveItsInputUnread() {
    assertThat(completed("exec <&-; sleep 0.1; echo '{\"error\": 0.5}'").error()).isEqualTo(0.5);
  }

  @Test
  void findsAProgramBesideTheStudyFile() throws IOException {
    Path program = folder.resolve("train.sh");
    Files.writeString(program, "#!/bin/sh\necho '{\"error\": 0.25}'\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();

    assertThat(((TrialOutcome.Completed) run(List.of("./train.sh"))).error()).isEqualTo(0.25);
  }

  @Test
  void stopsTheStudyWhenThereIsNoSuchProgram() {
    assertThatThrownBy(() -> run(List.of("./trian.sh")))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(StudyFailedException.class)
        .hasMessage(
            "The program (./trian.sh) of the study file cannot be started in %s: No such file or directory. Write the path of an executable file, or a program on the PATH."
                .formatted(folder));
    assertThatThrownBy(() -> run(List.of("no-such-program-anywhere")))
        .cause()
        .isInstanceOf(StudyFailedException.class)
        .hasMessageContaining("(no-such-program-anywhere)");
  }

  @Test
  void stopsTheStudyWhenTheProgramIsNotExecutable() throws IOException {
    Files.writeString(folder.resolve("train.sh"), "#!/bin/sh\n");

    assertThatThrownBy(() -> run(List.of("./train.sh")))
        .cause()
        .isInstanceOf(StudyFailedException.class)
        .hasMessageContaining("Permission denied");
  }

  private void assertChildIsGone() throws IOException {
    ProcessHandle.of(childPid())
        .ifPresent(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(5)));
  }

  private void await(String file) throws InterruptedException {
    while (!Files.exists(folder.resolve(file))) {
      Thread.sleep(10);
    }
  }

  private long childPid() throws IOException {
    return Long.parseLong(Files.readString(folder.resolve("child")).strip());
  }

  private TrialOutcome.Completed completed(String script) {
    TrialOutcome outcome = run(shell(script));
    assertThat(outcome).isInstanceOf(TrialOutcome.Completed.class);
    return (TrialOutcome.Completed) outcome;
  }

  private TrialOutcome.Failed failed(String script) {
    TrialOutcome outcome = run(shell(script));
    assertThat(outcome).isInstanceOf(TrialOutcome.Failed.class);
    return (TrialOutcome.Failed) outcome;
  }

  private TrialOutcome run(List<String> command) {
    return run(TrainingLimits.ofTime(null), command);
  }

  private static TrainingLimits limits(int retries) {
    return new TrainingLimits(null, OptionalLong.empty(), retries);
  }

  private TrialOutcome run(TrainingLimits limits, List<String> command) {
    try (ExternalCommandExecutor executor = executor(limits, command)) {
      return executor.submit(trial(12), event -> {}).join();
    }
  }

  private ExternalCommandExecutor executor(@Nullable Duration limit, List<String> command) {
    return executor(TrainingLimits.ofTime(limit), command);
  }

  private ExternalCommandExecutor executor(TrainingLimits limits, List<String> command) {
    return new ExternalCommandExecutor(
        new CommandSettings(command, folder, 1, limits, folder.resolve("logs")));
  }

  private static List<String> shell(String script) {
    return List.of("sh", "-c", script);
  }

  private static Trial trial(int number) {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("learning-rate", Value.of(0.003));
    values.put("n-layers", Value.of(2L));
    values.put("activation", Value.of("relu"));
    values.put("dropout", Value.of(true));
    return new Trial(
        number, 4711, new Suggestion(new UnitPoint(), new Configuration(values), "warm-up"));
  }
}
