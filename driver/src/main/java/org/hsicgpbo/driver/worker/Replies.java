package org.hsicgpbo.driver.worker;

import java.util.Arrays;
import java.util.Optional;
import org.hsicgpbo.trainers.protocol.WorkerReply;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.FailureKind;
import org.hsicgpbo.trial.TrialOutcome;

/** Turns the replies of a worker into outcomes. */
final class Replies {
  private Replies() {}

  /** The outcome of the trial; empty if the reply is none, or one of another trial. */
  static Optional<TrialOutcome> outcome(WorkerReply reply, int trial) {
    if (reply instanceof WorkerReply.Completed completed && completed.trial() == trial) {
      return Optional.of(outcome(completed));
    }
    if (reply instanceof WorkerReply.Failed failed && failed.trial() == trial) {
      Cost cost = new Cost(failed.flops(), failed.parameters(), failed.seconds());
      return Optional.of(new TrialOutcome.Failed(kind(failed.kind()), failed.reason(), cost));
    }
    return Optional.empty();
  }

  private static TrialOutcome outcome(WorkerReply.Completed reply) {
    Cost cost = new Cost(reply.flops(), reply.parameters(), reply.seconds());
    if (!Double.isFinite(reply.error())) {
      return new TrialOutcome.Failed(
          FailureKind.DIVERGED, "The error (%s) is not finite.".formatted(reply.error()), cost);
    }
    return new TrialOutcome.Completed(reply.error(), reply.testError(), cost, reply.metrics());
  }

  private static FailureKind kind(String label) {
    return Arrays.stream(FailureKind.values())
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElse(FailureKind.REPORTED);
  }
}
