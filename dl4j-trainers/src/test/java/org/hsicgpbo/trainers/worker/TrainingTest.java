package org.hsicgpbo.trainers.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.function.Consumer;
import org.hsicgpbo.trainers.protocol.WorkerReply;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.hsicgpbo.trainers.training.TrainingTooLargeException;
import org.hsicgpbo.trial.Cost;
import org.junit.jupiter.api.Test;

class TrainingTest {
  private static final WorkerRequest.Train REQUEST =
      new WorkerRequest.Train(3, 4711, Map.of("x", 0.5), "");

  @Test
  void whateverAnObjectiveThrowsBecomesAReply() {
    for (Throwable thrown :
        List.of(
            new ServiceConfigurationError("no provider"),
            new InternalError("a bug of the JVM"),
            new NoClassDefFoundError("org/example/Missing"),
            new java.io.IOException("no data"))) {
      assertThat(run(thrown)).isInstanceOf(WorkerReply.Failed.class);
      WorkerReply.Failed failed = (WorkerReply.Failed) run(thrown);
      assertThat(failed.trial()).isEqualTo(3);
      assertThat(failed.kind()).isEqualTo("crashed");
      assertThat(failed.reason()).contains(thrown.getClass().getSimpleName(), thrown.getMessage());
    }
  }

  @Test
  void whatTheConfigurationIsToBlameForIsInvalid() {
    WorkerReply.Failed failed =
        (WorkerReply.Failed) run(new IllegalArgumentException("Too many layers."));

    assertThat(failed.kind()).isEqualTo("invalid");
    assertThat(failed.reason()).isEqualTo("Too many layers.");
  }

  @Test
  void aTrainingThatDidNotFitTellsFirstWhatItWasEstimatedToTake() {
    List<WorkerReply> told = new ArrayList<>();
    TrainingTooLargeException thrown =
        new TrainingTooLargeException(
            "It did not fit.", 3_000_000_000L, new Cost(20, 10, 1.5), new OutOfMemoryError());

    WorkerReply reply = run(thrown, told::add);

    assertThat(told).containsExactly(new WorkerReply.MemoryExceeded(3, 3_000_000_000L));
    assertThat(reply)
        .isEqualTo(new WorkerReply.Failed(3, "out-of-memory", "It did not fit.", 20, 10, 1.5));
  }

  @Test
  void aWorkerForAGpuRefusesToTrainOnTheCpu() {
    Map<String, String> gpu = Map.of("HSIC_GPBO_WORKER_BACKEND", "cuda");

    assertThat(WantedBackend.refusal(gpu, () -> "JCublasBackend")).isEmpty();
    assertThat(WantedBackend.refusal(gpu, () -> "CpuBackend"))
        .hasValueSatisfying(text -> assertThat(text).contains("took CpuBackend"));
    assertThat(
            WantedBackend.refusal(
                gpu,
                () -> {
                  throw new UnsatisfiedLinkError("libcublas.so.11");
                }))
        .hasValueSatisfying(text -> assertThat(text).contains("libcublas.so.11"));
    assertThat(
            WantedBackend.refusal(
                Map.of(),
                () -> {
                  throw new AssertionError("ND4J is not loaded without need");
                }))
        .isEmpty();
  }

  private static WorkerReply run(Throwable thrown) {
    return run(thrown, reply -> {});
  }

  private static WorkerReply run(Throwable thrown, Consumer<WorkerReply> replies) {
    return new Training(
            (trial, context) -> {
              throw sneaky(thrown);
            },
            new TrialInterruption(),
            replies)
        .run(REQUEST);
  }

  private static Exception sneaky(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (Exception) thrown;
  }
}
