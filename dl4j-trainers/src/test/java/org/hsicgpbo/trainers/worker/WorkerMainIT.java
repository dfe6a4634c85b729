package org.hsicgpbo.trainers.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.study.Objective;
import org.hsicgpbo.study.TrainingContext;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.protocol.WireFormat;
import org.hsicgpbo.trainers.protocol.WorkerReply;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class WorkerMainIT {
  private static final Map<String, Object> RUNGE = Map.of("type", "runge", "epochs", 20);
  private static final Map<String, Object> SMALL = Map.of("n-layers", 1, "n-units", 8);

  @TempDir Path folder;
  private Process worker;
  private Writer requests;
  private BufferedReader replies;

  @BeforeEach
  void startWorker() throws IOException {
    WorkerCommand command =
        WorkerCommand.of(
            Path.of(System.getProperty("java.home")), System.getProperty("java.class.path"), 512);
    ProcessBuilder builder =
        new ProcessBuilder(command.command()).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(command.environment());
    worker = builder.start();
    requests = worker.outputWriter(StandardCharsets.UTF_8);
    replies = worker.inputReader(StandardCharsets.UTF_8);
  }

  @AfterEach
  void endWorker() {
    worker.destroyForcibly();
  }

  @Test
  void trainsOneTrialAfterAnotherAndTellsOfEpochs() throws IOException {
    setUp(RUNGE);
    assertThat(reply()).isInstanceOf(WorkerReply.Ready.class);
    send(new WorkerRequest.Train(1, 5, SMALL, ""));
    for (int epoch = 1; epoch <= 20; epoch++) {
      assertThat(((WorkerReply.Epoch) reply()).epoch()).isEqualTo(epoch);
    }
    WorkerReply.Completed first = (WorkerReply.Completed) reply();
    send(new WorkerRequest.Train(2, 5, SMALL, ""));
    WorkerReply.Completed second = (WorkerReply.Completed) lastReply();
    assertThat(second.error()).as("the same seed in the same worker").isEqualTo(first.error());
    assertThat(first.flops()).isEqualTo(2 * 8 + 8 + 8 + 16 + 1);
  }

  @Test
  void endsWhenItsInputClosesInTheMiddleOfTraining() throws Exception {
    setUp(Map.of("type", "runge", "epochs", 1_000_000));
    reply();
    send(new WorkerRequest.Train(1, 5, SMALL, ""));
    assertThat(reply()).isInstanceOf(WorkerReply.Epoch.class);
    requests.close();
    assertThat(worker.waitFor(20, TimeUnit.SECONDS)).as("ended within 20 s").isTrue();
  }

  @Test
  void anInterruptedTrainingIsAnsweredAndTheWorkerLivesOn() throws IOException {
    setUp(Map.of("type", "runge", "epochs", 1_000_000));
    reply();
    send(new WorkerRequest.Train(1, 5, SMALL, ""));
    assertThat(reply()).isInstanceOf(WorkerReply.Epoch.class);
    send(new WorkerRequest.Interrupt(1));
    assertThat(((WorkerReply.Failed) lastReply()).reason()).contains("interrupted");
    assertThat(worker.isAlive()).isTrue();
  }

  @Test
  void aTrialThatIsTrainedAgainDoesNotHearOfWhatWasAskedTheFirstTime() throws IOException {
    setUp(Map.of("type", "java", "class", Stoppable.class.getName()));
    reply();
    send(new WorkerRequest.Train(1, 5, Map.of("waits", true), ""));
    send(new WorkerRequest.Interrupt(1));
    assertThat(((WorkerReply.Completed) reply()).error()).isEqualTo(1.0);
    send(new WorkerRequest.Train(1, 5, Map.of("waits", false), ""));
    assertThat(((WorkerReply.Completed) reply()).error()).isZero();
  }

  /** Its error is 1 if it was asked to stop, for which it waits if it shall. */
  public static final class Stoppable implements Objective {
    /** Without settings. */
    public Stoppable(Map<String, Object> settings) {}

    @Override
    public TrialOutcome evaluate(Trial trial, TrainingContext context) {
      boolean waits =
          trial.suggestion().configuration().get("waits").orElseThrow().equals(Value.of(true));
      while (waits && !context.isInterrupted()) {
        Thread.onSpinWait();
      }
      return TrialOutcome.Completed.of(context.isInterrupted() ? 1 : 0, Cost.UNKNOWN);
    }
  }

  @Test
  void refusesWhatItCannotTrain() throws IOException {
    setUp(Map.of("type", "java", "class", "org.example.Missing"));
    assertThat(((WorkerReply.Refused) reply()).reason())
        .contains("(org.example.Missing)", "class path");
  }

  @Test
  void refusesAClassThatIsNoObjective() throws IOException {
    setUp(Map.of("type", "java", "class", "java.lang.String"));
    assertThat(((WorkerReply.Refused) reply()).reason()).contains("does not implement");
  }

  @Test
  void trainsAClassOfTheUserAndSurvivesItsExceptions() throws IOException {
    setUp(Map.of("type", "java", "class", Square.class.getName(), "shift", 2));
    reply();
    send(new WorkerRequest.Train(1, 5, Map.of("x", 3.0), ""));
    assertThat(((WorkerReply.Completed) reply()).error()).isEqualTo(25.0);
    send(new WorkerRequest.Train(2, 5, Map.of("x", -100.0), ""));
    WorkerReply.Failed failed = (WorkerReply.Failed) reply();
    assertThat(failed.kind()).isEqualTo("crashed");
    assertThat(failed.reason()).contains("too low");
  }

  /** A user's objective. */
  public static final class Square implements Objective {
    private final double shift;

    /** With the keys under problem. */
    public Square(Map<String, Object> settings) {
      this.shift = ((Number) java.util.Objects.requireNonNull(settings.get("shift"))).doubleValue();
    }

    @Override
    public TrialOutcome evaluate(Trial trial, TrainingContext context) {
      double x = trial.suggestion().configuration().get("x").orElseThrow().asNumber();
      if (x < -10) {
        throw new IllegalStateException("x is too low");
      }
      return TrialOutcome.Completed.of((x + shift) * (x + shift), Cost.UNKNOWN);
    }
  }

  private void setUp(Map<String, Object> problem) throws IOException {
    send(new WorkerRequest.Setup(problem, 1, DataFolders.at(folder)));
  }

  private void send(WorkerRequest request) throws IOException {
    requests.write(WireFormat.write(request) + "\n");
    requests.flush();
  }

  private WorkerReply reply() throws IOException {
    for (String line = replies.readLine(); line != null; line = replies.readLine()) {
      Optional<WorkerReply> reply = WireFormat.readReply(line);
      if (reply.isPresent()) {
        return reply.get();
      }
    }
    throw new AssertionError("The worker closed its output.");
  }

  /** The first reply that is not an epoch. */
  private WorkerReply lastReply() throws IOException {
    WorkerReply reply = reply();
    while (reply instanceof WorkerReply.Epoch) {
      reply = reply();
    }
    return reply;
  }
}
