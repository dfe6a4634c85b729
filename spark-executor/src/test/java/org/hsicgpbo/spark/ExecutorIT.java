package org.hsicgpbo.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an executor does on a cluster with one machine, which offers two GPUs that do not exist. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ExecutorIT {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static StandaloneCluster cluster;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = new StandaloneCluster(folder);
    Path tools = Files.createDirectories(folder.resolve("tools"));
    install(
        tools.resolve("nvidia-smi"),
        """
        #!/bin/sh
        echo '0, GPU-aaaa1111-0000, 16160, 16000, 7.0, 515.65.01, Tesla V100-PCIE-16GB'
        echo '1, GPU-bbbb2222-0000, 24268, 8192, 8.6, 515.65.01, NVIDIA GeForce RTX 3090'
        """);
    install(
        tools.resolve("discover"),
        "#!/bin/sh\necho '{\"name\": \"gpu\", \"addresses\": [\"0\", \"1\"]}'\n");
    cluster.setVariable("PATH", tools + ":" + System.getenv("PATH"));
    cluster.startWorker(
        2,
        "spark.worker.resource.gpu.amount 2",
        "spark.worker.resource.gpu.discoveryScript " + tools.resolve("discover"));
  }

  @AfterAll
  static void endCluster() {
    cluster.close();
  }

  @Test
  void bringsTheProgramTrainsTellsOfEpochsAndReturnsTheNetwork() throws Exception {
    List<EpochEvent> told = new CopyOnWriteArrayList<>();
    Path model = folder.resolve("network.zip");
    try (SparkTrialExecutor executor =
        SparkTrialExecutor.open(
            Requests.of(folder, cluster.address(), Requests.RUNGE, Requests.properties()))) {
      TrialOutcome outcome = executor.trainAndSave(Requests.trial(1), model, told::add).get();
      TrialOutcome again = executor.submit(Requests.trial(1), event -> {}).get();

      assertThat(outcome).isInstanceOf(TrialOutcome.Completed.class);
      assertThat(((TrialOutcome.Completed) again).error())
          .isEqualTo(((TrialOutcome.Completed) outcome).error());
    }
    assertThat(told.stream().map(EpochEvent::epoch))
        .as("all epochs, in their order, before the outcome")
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    assertThat(model).isNotEmptyFile();
    assertThat(folder.resolve("network.md")).as("what describes it").isNotEmptyFile();
  }

  @Test
  void endsATrainingThatIsInterruptedAndGoesOnWithTheNext() throws Exception {
    String endless = Requests.RUNGE.replace("epochs: 20", "epochs: 1000000");
    CompletableFuture<TrialOutcome> unfinished;
    try (SparkTrialExecutor executor =
        SparkTrialExecutor.open(
            Requests.of(folder, cluster.address(), endless, installed(Requests.INSTALLED)))) {
      CompletableFuture<EpochEvent> begun = new CompletableFuture<>();
      CompletableFuture<TrialOutcome> outcome = executor.submit(Requests.trial(1), begun::complete);
      begun.get();

      executor.interrupt(1);

      assertThat(outcome.get()).isInstanceOf(TrialOutcome.Failed.class);
      CompletableFuture<EpochEvent> next = new CompletableFuture<>();
      unfinished = executor.submit(Requests.trial(2), next::complete);
      assertThat(next.get().trialNumber()).isEqualTo(2);
    }
    assertThat(unfinished).isCancelled();
  }

  @Test
  void bindsEachWorkerToTheGpuThatSparkGivesToItsTask() throws Exception {
    Path fake = FakeWorkers.in(folder);
    try (SparkTrialExecutor executor =
        SparkTrialExecutor.open(
            Requests.onGpus(folder, cluster.address(), 1, installed(fake.toString())))) {
      List<String> seen =
          IntStream.rangeClosed(1, 2)
              .mapToObj(number -> executor.submit(Requests.trial(number), event -> {}))
              .toList()
              .stream()
              .map(future -> ((TrialOutcome.Failed) future.join()).reason())
              .toList();

      // 16,000 and 8,192 MiB are free, less 512 MiB for CUDA itself.
      assertThat(seen)
          .containsExactlyInAnyOrder(
              "gpu 0 cuda " + (15_488L << 20), "gpu 1 cuda " + (7680L << 20));
    }
  }

  @Test
  void saysThatNoMachineOffersWhatIsAskedFor() {
    var properties = installed(Requests.INSTALLED);
    properties.put("spark.executor.resource.gpu.amount", "3");
    properties.put("spark.task.resource.gpu.amount", "3");
    properties.put("spark.hsicgpbo.wait", "5s");

    assertThatThrownBy(
            () ->
                SparkTrialExecutor.open(Requests.onGpus(folder, cluster.address(), 1, properties)))
        .isInstanceOf(StudyFailedException.class)
        .hasMessageContaining("has given no executor within 5 seconds")
        .hasMessageContaining("3 free GPU")
        .hasMessageContaining("spark.worker.resource.gpu.discoveryScript");
  }

  @Test
  void saysThatDataAreLostOrOthersOnAMachine() throws Exception {
    Path data = folder.resolve("table.csv");
    Files.writeString(data, "x,y\n" + "0.1,0.2\n".repeat(50));
    String problem = "{type: csv, file: %s, target: y, epochs: 2}".formatted(data);
    for (boolean lost : List.of(true, false)) {
      Files.writeString(data, "x,y\n" + "0.1,0.2\n".repeat(50));
      try (SparkTrialExecutor executor =
          SparkTrialExecutor.open(
              Requests.of(folder, cluster.address(), problem, installed(Requests.INSTALLED)))) {
        if (lost) {
          Files.delete(data);
        } else {
          Files.writeString(data, "x,y\n" + "0.1,0.3\n".repeat(50));
        }
        assertThatThrownBy(() -> executor.submit(Requests.trial(1), event -> {}).get())
            .hasRootCauseInstanceOf(StudyFailedException.class)
            .hasStackTraceContaining(
                lost
                    ? "Data must lie on storage that all machines of the cluster mount"
                    : "is not the one that the study was started with");
      }
    }
  }

  @Test
  void saysThatExecutorsEndOneAfterAnother() {
    var properties = installed(Requests.INSTALLED);
    properties.put("spark.executor.extraJavaOptions", "-Djava.security.manager=no.such.Manager");

    assertThatThrownBy(
            () ->
                SparkTrialExecutor.open(
                    Requests.of(folder, cluster.address(), Requests.RUNGE, properties)))
        .isInstanceOf(StudyFailedException.class)
        .hasMessageContaining("must run the same version of Spark (this is 4.1.3");
  }

  private static Map<String, String> installed(String classPath) {
    return Requests.properties(SparkSettings.CLASS_PATH, classPath);
  }

  private static void install(Path file, String script) throws Exception {
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
