package org.hsicgpbo.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hsicgpbo.study.EpochListener;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that are under way, and which attempt of each trains. Safe for use by several threads.
 *
 * <p>Spark may start a task more than once: when it takes an executor for lost, or speculates. Only
 * the attempt that claimed a submission first trains; another one waits until that is known to have
 * ended. What attempts of ended submissions tell is dropped, and they are told to stop.
 */
final class Submissions {
  private final Map<Long, Submission> underWay = new HashMap<>();
  private final Set<Training> trainings = new HashSet<>();
  private long last;
  private long losses;
  private long grants;

  /** A trial that is to be trained, by however many jobs one after another. */
  static final class Training {
    private final int trial;
    private final EpochListener progress;
    private boolean interrupted;

    private Training(int trial, EpochListener progress) {
      this.trial = trial;
      this.progress = progress;
    }

    /** Number of the trial. */
    int trial() {
      return trial;
    }
  }

  /** A job. */
  private static final class Submission {
    private final Training training;
    private boolean begun;
    private @Nullable Holder holder;

    Submission(Training training) {
      this.training = training;
    }
  }

  /** Who trains it. */
  private record Holder(long attempt, String executor) {}

  /** A trial is wanted from now on. What it is asked is kept until {@link #forget}. */
  synchronized Training want(int trial, EpochListener progress) {
    Training training = new Training(trial, progress);
    trainings.add(training);
    return training;
  }

  /** Nobody waits for that trial any more. */
  synchronized void forget(Training training) {
    trainings.remove(training);
  }

  /** A job is going to be submitted; its number. */
  synchronized long begin(Training training) {
    last++;
    underWay.put(last, new Submission(training));
    return last;
  }

  /**
   * A job has ended, in whatever way.
   *
   * @return whether a machine had begun to train it
   */
  synchronized boolean end(long submission) {
    Submission ended = underWay.remove(submission);
    return ended != null && ended.begun;
  }

  /** The training of that trial shall end soon, whether a job of it is under way or not. */
  synchronized void interrupt(int trial) {
    trainings.stream()
        .filter(training -> training.trial == trial)
        .forEach(training -> training.interrupted = true);
  }

  /** An attempt has ended without a result; another one may claim its submission. */
  synchronized void attemptEnded(long attempt) {
    for (Submission submission : underWay.values()) {
      if (submission.holder != null && submission.holder.attempt() == attempt) {
        submission.holder = null;
      }
    }
  }

  /** An executor is gone with all that trained on it. */
  synchronized void executorLost(String executor) {
    losses++;
    for (Submission submission : underWay.values()) {
      if (submission.holder != null && submission.holder.executor().equals(executor)) {
        submission.holder = null;
      }
    }
  }

  /** How many executors are gone so far. */
  synchronized long losses() {
    return losses;
  }

  /** How many trainings have begun so far, repeated ones included. */
  synchronized long grants() {
    return grants;
  }

  /** Whether any trial is being trained. */
  synchronized boolean isTraining() {
    return underWay.values().stream().anyMatch(submission -> submission.holder != null);
  }

  /** What an executor is answered. */
  NodeMessage.Reply answer(NodeMessage message) {
    if (message instanceof NodeMessage.Claim claim) {
      return new NodeMessage.Reply(claim(claim), List.of());
    }
    NodeMessage.Progress progress = (NodeMessage.Progress) message;
    // Listeners may be slow or ask for an interruption: not under the lock.
    for (NodeMessage.Epoch epoch : progress.epochs()) {
      EpochListener listener = listener(epoch.of());
      if (listener != null) {
        listener.epochEnded(epoch.event());
      }
    }
    return new NodeMessage.Reply(false, stopsAmong(progress.running()));
  }

  private synchronized boolean claim(NodeMessage.Claim claim) {
    Submission submission = underWay.get(claim.submission());
    if (submission == null) {
      return false;
    }
    if (submission.holder == null) {
      submission.holder = new Holder(claim.attempt(), claim.executor());
      submission.begun = true;
      grants++;
    }
    return submission.holder.attempt() == claim.attempt();
  }

  private synchronized @Nullable EpochListener listener(NodeMessage.Running of) {
    Submission current = current(of);
    return current == null ? null : current.training.progress;
  }

  private synchronized List<Long> stopsAmong(List<NodeMessage.Running> running) {
    List<Long> stops = new ArrayList<>();
    for (NodeMessage.Running of : running) {
      Submission current = current(of);
      if (current == null || current.training.interrupted) {
        stops.add(of.submission());
      }
    }
    return stops;
  }

  /** The submission that this attempt has claimed; null if it has none. */
  private @Nullable Submission current(NodeMessage.Running of) {
    Submission submission = underWay.get(of.submission());
    boolean holds =
        submission != null
            && submission.holder != null
            && submission.holder.attempt() == of.attempt();
    return holds ? submission : null;
  }
}
