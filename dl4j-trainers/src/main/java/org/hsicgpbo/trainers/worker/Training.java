package org.hsicgpbo.trainers.worker;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.Objective;
import org.hsicgpbo.study.TrainingContext;
import org.hsicgpbo.trainers.protocol.WorkerReply;
import org.hsicgpbo.trainers.protocol.WorkerRequest;
import org.hsicgpbo.trainers.training.TrainingTooLargeException;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a request to train with the outcome as a reply; nothing that an objective throws gets
 * past it.
 */
final class Training {
  private static final Logger LOG = LoggerFactory.getLogger(Training.class);

  private final Objective objective;
  private final TrialInterruption interruption;
  private final Consumer<WorkerReply> replies;

  Training(Objective objective, TrialInterruption interruption, Consumer<WorkerReply> replies) {
    this.objective = objective;
    this.interruption = interruption;
    this.replies = replies;
  }

  WorkerReply run(WorkerRequest.Train request) {
    long start = System.nanoTime();
    try {
      return reply(request, objective.evaluate(trial(request), new Context(request)), start);
    } catch (TrainingTooLargeException e) {
      replies.accept(new WorkerReply.MemoryExceeded(request.trial(), e.estimatedBytes()));
      String reason = String.valueOf(e.getMessage());
      return reply(
          request, new TrialOutcome.Failed(FailureKind.OUT_OF_MEMORY, reason, e.cost()), start);
    } catch (OutOfMemoryError e) {
      return failed(request, FailureKind.OUT_OF_MEMORY, describe(e), start);
    } catch (Throwable e) {
      // Errors of any kind too: a trial without a reply would be waited for for ever.
      LOG.error("Trial {} failed.", request.trial(), e);
      FailureKind kind =
          e instanceof IllegalArgumentException ? FailureKind.INVALID : FailureKind.CRASHED;
      return failed(request, kind, describe(e), start);
    }
  }

  /** The message of a failure, with its class where the message alone says little. */
  static String describe(Throwable failure) {
    String message = failure.getMessage();
    return message != null && failure instanceof IllegalArgumentException
        ? message
        : failure.toString();
  }

  private static Trial trial(WorkerRequest.Train request) {
    Map<String, Value> values = new LinkedHashMap<>();
    request.parameters().forEach((name, raw) -> values.put(name, Value.ofRaw(raw)));
    Suggestion suggestion = new Suggestion(new UnitPoint(), new Configuration(values), "");
    return new Trial(request.trial(), request.seed(), suggestion);
  }

  private static WorkerReply reply(WorkerRequest.Train request, TrialOutcome outcome, long start) {
    Cost cost = outcome.cost();
    double seconds = Double.isNaN(cost.seconds()) ? secondsSince(start) : cost.seconds();
    if (outcome instanceof TrialOutcome.Completed completed) {
      return new WorkerReply.Completed(
          request.trial(),
          completed.error(),
          completed.testError(),
          cost.flops(),
          cost.parameters(),
          seconds,
          completed.metrics());
    }
    TrialOutcome.Failed failed =
        outcome instanceof TrialOutcome.Failed told
            ? told
            : new TrialOutcome.Failed(
                FailureKind.REPORTED, "The training was stopped before its end.", cost);
    return new WorkerReply.Failed(
        request.trial(),
        failed.kind().label(),
        failed.reason(),
        cost.flops(),
        cost.parameters(),
        seconds);
  }

  private static WorkerReply failed(
      WorkerRequest.Train request, FailureKind kind, String reason, long start) {
    return new WorkerReply.Failed(
        request.trial(), kind.label(), reason, Double.NaN, Double.NaN, secondsSince(start));
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** What the objective sees of the worker. */
  private final class Context implements TrainingContext {
    private final WorkerRequest.Train request;

    Context(WorkerRequest.Train request) {
      this.request = request;
    }

    @Override
    public boolean isInterrupted() {
      return interruption.isRequested(request.trial());
    }

    @Override
    public boolean isAbandoned() {
      return isInterrupted();
    }

    @Override
    public Optional<Path> modelFile() {
      return request.modelFile().isEmpty()
          ? Optional.empty()
          : Optional.of(Path.of(request.modelFile()));
    }

    @Override
    public void epochEnded(EpochEvent event) {
      replies.accept(
          new WorkerReply.Epoch(
              event.trialNumber(),
              event.epoch(),
              event.epochs(),
              event.trainingLoss(),
              event.validationError(),
              event.learningRate()));
    }
  }
}
