package org.hsicgpbo.trainers.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import org.hsicgpbo.trainers.protocol.WorkerReply;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
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

  private static WorkerReply run(Throwable thrown) {
    return new Training(
            (trial, context) -> {
              throw sneaky(thrown);
            },
            new TrialInterruption(),
            reply -> {})
        .run(REQUEST);
  }

  private static Exception sneaky(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (Exception) thrown;
  }
}
