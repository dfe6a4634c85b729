package org.hsicgpbo.driver.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hsicgpbo.driver.process.TestProcesses;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.EpochListener;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The pool with processes that misbehave in every way. */
@Timeout(60)
class WorkerPoolIT {
  private static final EpochListener NOBODY = event -> {};

  private final Path folder;
  private final List<WorkerPool> pools = new ArrayList<>();

  WorkerPoolIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void closePools() {
    pools.forEach(WorkerPool::close);
  }

  @Test
  void usesAWorkerForManyTrialsAndReplacesItAfterItsLastOne() {
    WorkerPool pool = pool(new PoolOptions().trialsPerWorker(3));

    List<Double> workers = new ArrayList<>();
    for (int number = 1; number <= 5; number++) {
      workers.add(workerOf(pool.submit(trial(number, Map.of()), NOBODY).join()));
    }

    assertThat(workers.subList(0, 3)).containsOnly(workers.get(0));
    assertThat(workers.subList(3, 5)).containsOnly(workers.get(3));
    assertThat(workers.get(3)).isNotEqualTo(workers.get(0));
  }

  @Test
  void trainsAsManyTrialsAtATimeAsThereAreWorkers() {
    WorkerPool pool = pool(new PoolOptions().workers(2));

    CompletableFuture<TrialOutcome> hangs = pool.submit(trial(1, Map.of("do", "hang")), NOBODY);
    TrialOutcome other = pool.submit(trial(2, Map.of()), NOBODY).join();

    assertThat(pool.slots()).isEqualTo(2);
    assertThat(error(other)).isEqualTo(0.5);
    assertThat(hangs).isNotDone();
  }

  @Test
  void triesATrialOnceMoreWhoseWorkerWasKilled() throws Exception {
    WorkerPool pool = pool(new PoolOptions());
    TrialOutcome first = pool.submit(trial(1, Map.of()), NOBODY).join();
    Map<String, String> hangsOnce = Map.of("do", "hang", "once", marker());
    CompletableFuture<Boolean> training = new CompletableFuture<>();

    CompletableFuture<TrialOutcome> second =
        pool.submit(trial(2, hangsOnce), event -> training.complete(true));
    training.get();
    ProcessHandle.of((long) workerOf(first)).orElseThrow().destroyForcibly();

    assertThat(error(second.get())).isEqualTo(0.5);
    assertThat(workerOf(second.get())).isNotEqualTo(workerOf(first));
  }

  @Test
  void recordsATrialAsCrashedThatKillsItsWorkerTwice() {
    WorkerPool pool = pool(new PoolOptions());

    TrialOutcome.Failed crashed =
        failed(pool.submit(trial(1, Map.of("do", "crash")), NOBODY).join());

    assertThat(crashed.kind()).isEqualTo(FailureKind.CRASHED);
    assertThat(crashed.reason())
        .isEqualTo(
            "Its worker process died 2 times; the last time with exit code 134, as after signal 6;"
                + " its last output:\n# A fatal error has been detected");
    assertThat(crashed.cost().seconds()).isPositive();
    assertThat(error(pool.submit(trial(2, Map.of()), NOBODY).join())).isEqualTo(0.5);
  }

  @Test
  void triesACrashedTrialAsOftenAsItIsTold() {
    TrialOutcome.Failed once =
        failed(
            pool(new PoolOptions().retries(0))
                .submit(trial(1, Map.of("do", "crash")), NOBODY)
                .join());
    TrialOutcome.Failed fourTimes =
        failed(
            pool(new PoolOptions().retries(3))
                .submit(trial(1, Map.of("do", "crash")), NOBODY)
                .join());

    assertThat(once.reason()).startsWith("Its worker process died with exit code 134, as after");
    assertThat(fourTimes.reason()).startsWith("Its worker process died 4 times; the last time");
  }

  @Test
  void recordsHowOftenATrialWasTriedThatSucceeds() {
    Map<String, String> crashesOnce = Map.of("do", "crash", "once", marker());

    TrialOutcome outcome = pool(new PoolOptions()).submit(trial(2, crashesOnce), NOBODY).join();

    assertThat(error(outcome)).isEqualTo(0.5);
    assertThat(((TrialOutcome.Completed) outcome).metrics()).containsEntry("attempts", 2.0);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void endsAWorkerThatTakesTooMuchMemoryWithItsChildrenAndDoesNotTryAgain() throws Exception {
    WorkerPool pool = pool(new PoolOptions().memory(250L << 20).retries(3));

    TrialOutcome.Failed large =
        failed(pool.submit(trial(1, Map.of("do", "take-memory")), NOBODY).join());

    assertThat(large.kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
    assertThat(large.reason())
        .matches(
            "It was ended because it took more memory than per-trial\\.memory allows: \\d+ MiB of 250 MiB, in \\d processes\\.");
    assertThat(TestProcesses.children()).isEmpty();
    assertThat(error(pool.submit(trial(2, Map.of()), NOBODY).join())).isEqualTo(0.5);
  }

  @Test
  void exitingWithoutAnAnswerIsACrash() {
    TrialOutcome.Failed silent =
        failed(pool(new PoolOptions()).submit(trial(1, Map.of("do", "exit-0")), NOBODY).join());

    assertThat(silent.kind()).isEqualTo(FailureKind.CRASHED);
    assertThat(silent.reason()).endsWith("the last time with exit code 0");
  }

  @Test
  void endsATrialAtItsTimeLimitTogetherWithTheChildrenOfItsWorker() throws Exception {
    WorkerPool pool = pool(new PoolOptions().time(Duration.ofSeconds(1)));
    BlockingQueue<EpochEvent> childPid = new LinkedBlockingQueue<>();

    TrialOutcome.Failed late =
        failed(pool.submit(trial(1, Map.of("do", "fork-and-hang")), childPid::add).join());

    assertThat(late.kind()).isEqualTo(FailureKind.TIMED_OUT);
    assertThat(late.reason()).isEqualTo("It was not ready after its time limit of 1s.");
    assertThat(late.cost().seconds()).isBetween(1.0, 30.0);
    assertGone(childPid.take().epoch());
    assertThat(error(pool.submit(trial(2, Map.of()), NOBODY).join())).isEqualTo(0.5);
  }

  @Test
  void tellsGarbageFromAnswersAndKeepsItInTheLog() throws Exception {
    WorkerPool pool = pool(new PoolOptions());

    TrialOutcome outcome = pool.submit(trial(2, Map.of("do", "garbage")), NOBODY).join();

    assertThat(error(outcome)).isEqualTo(0.5);
    pool.close();
    assertThat(Files.readString(folder.resolve("logs/worker-1.log")))
        .contains("hsic-gpbo {broken")
        .contains("unheard-of");
  }

  @Test
  void limitsTheLogOfAWorkerThatFloodsIt() throws Exception {
    WorkerPool pool = pool(new PoolOptions());

    TrialOutcome outcome = pool.submit(trial(2, Map.of("do", "flood")), NOBODY).join();

    assertThat(error(outcome)).isEqualTo(0.5);
    pool.close();
    // 30 MB were printed.
    assertThat(Files.size(folder.resolve("logs/worker-1.log"))).isLessThan(10_100_000);
  }

  @Test
  void findsWhatAWorkerPrintsByTheTrialThatItTrains() throws Exception {
    WorkerPool pool = pool(new PoolOptions());

    pool.submit(trial(1, Map.of("do", "garbage")), NOBODY).join();
    pool.submit(trial(2, Map.of()), NOBODY).join();
    pool.submit(trial(3, Map.of("do", "crash")), NOBODY).join();

    pool.close();
    assertThat(Files.readString(folder.resolve("logs/trial-1.log"))).contains("unheard-of");
    assertThat(folder.resolve("logs/trial-2.log")).doesNotExist();
    assertThat(Files.readAllLines(folder.resolve("logs/trial-3.log")))
        .containsExactly(
            "# A fatal error has been detected",
            "--- the trial begins again ---",
            "# A fatal error has been detected");
  }

  @Test
  void keepsTheLogOfTheWorkerThatDied() throws Exception {
    WorkerPool pool = pool(new PoolOptions());
    Map<String, String> crashesOnce = Map.of("do", "crash", "once", marker());

    assertThat(error(pool.submit(trial(2, crashesOnce), NOBODY).join())).isEqualTo(0.5);

    assertThat(folder.resolve("logs/worker-1.previous.log"))
        .hasContent("# A fatal error has been detected");
  }

  @Test
  void tellsOfEpochsOfTheRunningTrialOnly() {
    List<EpochEvent> epochs = new ArrayList<>();

    pool(new PoolOptions()).submit(trial(3, Map.of("do", "epochs")), epochs::add).join();

    assertThat(epochs)
        .containsExactly(
            new EpochEvent(3, 1, 2, 0.5, Double.NaN, 0.1),
            new EpochEvent(3, 2, 2, 0.25, 0.75, 0.1));
  }

  @Test
  void replacesAWorkerThatWasOutOfMemory() {
    WorkerPool pool = pool(new PoolOptions());
    double before = workerOf(pool.submit(trial(1, Map.of()), NOBODY).join());

    TrialOutcome outOfMemory = pool.submit(trial(2, Map.of("do", "out-of-memory")), NOBODY).join();

    assertThat(outOfMemory)
        .isEqualTo(
            new TrialOutcome.Failed(
                FailureKind.OUT_OF_MEMORY, "Java heap space", new Cost(1, 2, 3)));
    assertThat(workerOf(pool.submit(trial(3, Map.of()), NOBODY).join())).isNotEqualTo(before);
  }

  @Test
  void anErrorThatIsNotFiniteIsAFailure() {
    TrialOutcome.Failed nan =
        failed(pool(new PoolOptions()).submit(trial(1, Map.of("do", "nan")), NOBODY).join());

    assertThat(nan.kind()).isEqualTo(FailureKind.DIVERGED);
  }

  @Test
  void savesTheNetworkWhereItIsAskedTo() {
    Path model = folder.resolve("best.zip");

    TrialOutcome outcome =
        pool(new PoolOptions()).trainAndSave(trial(2, Map.of()), model, NOBODY).join();

    assertThat(error(outcome)).isEqualTo(0.5);
    assertThat(model).hasContent("network");
  }

  @Test
  void stopsTheStudyWhenTheWorkerRefusesTheProblem() {
    assertStudyFails(
        pool(new PoolOptions().problem("refuse")),
        "The problem cannot be trained: There is no problem (rungee); there are [runge, bateman].");
  }

  @Test
  void stopsTheStudyWhenWorkersDieBeforeTheyAreReady() {
    assertStudyFails(
        pool(new PoolOptions().problem("die")),
        "do not start: each ended with exit code 7; its last output:\nCould not load the library");
  }

  @Test
  void stopsTheStudyWhenThereIsNoJava() {
    assertStudyFails(
        pool(new PoolOptions().command(List.of(folder.resolve("no-java").toString()))),
        "no-java) cannot be started: ");
  }

  @Test
  void stopsTheStudyWhenTheClassPathIsWrong() {
    assertStudyFails(
        pool(new PoolOptions().command(List.of(java(), "-cp", "nowhere", "org.example.NoWorker"))),
        "Could not find or load main class org.example.NoWorker");
  }

  @Test
  void closingEndsEverythingAtOnceAndCancelsWhatRuns() throws Exception {
    WorkerPool pool = pool(new PoolOptions().workers(2));
    BlockingQueue<EpochEvent> childPids = new LinkedBlockingQueue<>();
    List<CompletableFuture<TrialOutcome>> futures =
        List.of(
            pool.submit(trial(1, Map.of("do", "fork-and-hang")), childPids::add),
            pool.submit(trial(2, Map.of("do", "fork-and-hang")), childPids::add),
            pool.submit(trial(3, Map.of()), NOBODY));
    List<Integer> children = List.of(childPids.take().epoch(), childPids.take().epoch());
    List<ProcessHandle> workers = TestProcesses.children();

    pool.close();

    assertThat(futures).allMatch(CompletableFuture::isCancelled);
    assertThat(workers).hasSizeGreaterThanOrEqualTo(2);
    for (ProcessHandle worker : workers) {
      worker.onExit().get(2, TimeUnit.SECONDS);
    }
    for (int child : children) {
      assertGone(child);
    }
    assertThat(pool.submit(trial(4, Map.of()), NOBODY)).isCancelled();
  }

  @Test
  void endsAWorkerThatWasStoppedAtTheTimeLimitOfItsTrial() throws Exception {
    WorkerPool pool = pool(new PoolOptions().time(Duration.ofSeconds(2)));
    double worker = workerOf(pool.submit(trial(1, Map.of()), NOBODY).join());
    CompletableFuture<TrialOutcome> stopped = pool.submit(trial(2, Map.of("do", "hang")), NOBODY);

    signal("-STOP", (long) worker);

    assertThat(failed(stopped.join()).kind()).isEqualTo(FailureKind.TIMED_OUT);
    assertGone((long) worker);
  }

  @Test
  void closingEndsWorkersThatWereStopped() throws Exception {
    WorkerPool pool = pool(new PoolOptions().workers(3));
    BlockingQueue<EpochEvent> training = new LinkedBlockingQueue<>();
    for (int number = 1; number <= 3; number++) {
      var unused = pool.submit(trial(number, Map.of("do", "hang")), training::add);
      training.take();
    }
    List<ProcessHandle> workers = TestProcesses.children();
    for (ProcessHandle worker : workers) {
      signal("-STOP", worker.pid());
    }

    pool.close();

    assertThat(workers).hasSize(3);
    for (ProcessHandle worker : workers) {
      assertGone(worker.pid());
    }
  }

  private static void signal(String name, long pid) throws Exception {
    assertThat(new ProcessBuilder("kill", name, "" + pid).start().waitFor()).isZero();
  }

  private static void assertStudyFails(WorkerPool pool, String message) {
    assertThatThrownBy(() -> pool.submit(trial(1, Map.of()), NOBODY).join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(StudyFailedException.class)
        .hasMessageContaining(message);
  }

  private static void assertGone(long pid) throws InterruptedException, ExecutionException {
    // A killed process may be seen for a moment until its parent has collected it.
    ProcessHandle.of(pid)
        .ifPresent(handle -> assertThat(handle.onExit()).succeedsWithin(Duration.ofSeconds(5)));
  }

  private static double workerOf(TrialOutcome outcome) {
    return ((TrialOutcome.Completed) outcome).metrics().getOrDefault("pid", Double.NaN);
  }

  private static double error(TrialOutcome outcome) {
    assertThat(outcome).isInstanceOf(TrialOutcome.Completed.class);
    return ((TrialOutcome.Completed) outcome).error();
  }

  private static TrialOutcome.Failed failed(TrialOutcome outcome) {
    assertThat(outcome).isInstanceOf(TrialOutcome.Failed.class);
    return (TrialOutcome.Failed) outcome;
  }

  private String marker() {
    return folder.resolve("marker").toString();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static Trial trial(int number, Map<String, String> parameters) {
    Map<String, Value> values = new LinkedHashMap<>();
    parameters.forEach((name, text) -> values.put(name, Value.of(text)));
    Suggestion suggestion = new Suggestion(new UnitPoint(), new Configuration(values), "warm-up");
    return new Trial(number, 1, suggestion);
  }

  private WorkerPool pool(PoolOptions options) {
    WorkerPool pool = new WorkerPool(options.settings(folder));
    pools.add(pool);
    return pool;
  }
}
