package org.hsicgpbo.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InvalidClassException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.hsicgpbo.study.StudyFailedException;
import org.hsicgpbo.trial.FailureKind;
import org.junit.jupiter.api.Test;

/** Jobs that fail in all ways, without a cluster and without waiting. */
class AttemptsTest {
  private static final int TRIAL = 12;
  private static final TrialResult RESULT =
      new TrialResult.Completed(0.1, 0.2, 1, 2, 3, new LinkedHashMap<>(), new TreeMap<>());

  private final Submissions submissions = new Submissions();
  private final List<Long> pauses = new ArrayList<>();
  private final Attempts attempts =
      new Attempts(submissions, Failures::told, length -> pauses.add(length.toSeconds()));
  private int jobs;

  @Test
  void whatIsNeverBegunIsTriedWithLongerAndLongerPausesAndEndsTheStudy() {
    assertThatThrownBy(() -> train(submission -> refuse()))
        .isInstanceOf(StudyFailedException.class)
        .hasMessageContaining("could begin to train trial 12, 10 times one after another")
        .hasMessageContaining("it runs another version of Spark. org.A; local class incompatible")
        .hasMessageContaining(Failures.ADVICE)
        .hasMessageContaining("All that is stored stays")
        .hasRootCauseInstanceOf(InvalidClassException.class);
    assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L, 30L);
    assertThat(jobs).isEqualTo(Attempts.MOST_UNBEGUN);
  }

  @Test
  void lostExecutorsAreAnotherReason() throws Exception {
    TrialResult result =
        train(
            submission -> {
              if (jobs == 40) {
                return RESULT;
              }
              if (jobs % 5 == 0) {
                submissions.executorLost("executor " + jobs);
              }
              return refuse();
            });

    assertThat(result).isSameAs(RESULT);
    assertThat(pauses).as("begin with a second again").startsWith(1L, 2L, 4L, 8L, 1L, 2L);
  }

  @Test
  void whileOthersTrainItWaitsForTheirMachines() throws Exception {
    long other = submissions.begin(submissions.want(13, event -> {}));
    claim(other);
    TrialResult result = train(submission -> jobs == 3 * Attempts.MOST_UNBEGUN ? RESULT : refuse());

    assertThat(result).isSameAs(RESULT);
    assertThat(pauses).endsWith(30L, 30L).allMatch(length -> length <= 30);

    submissions.end(other);
    jobs = 0;
    assertThatThrownBy(() -> train(submission -> refuse()))
        .isInstanceOf(StudyFailedException.class);
  }

  @Test
  void aTrialThatTakesThreeMachinesWithItHasCrashed() throws Exception {
    TrialResult result =
        train(
            submission -> {
              claim(submission);
              throw new ExecutionException(new IllegalStateException("Executor lost"));
            });

    assertThat(result)
        .isInstanceOfSatisfying(
            TrialResult.Failed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo(FailureKind.CRASHED);
              assertThat(failed.reason()).contains("lost 3 times; the last time: Executor lost");
            });
    assertThat(jobs).isEqualTo(Attempts.MOST_BEGUN);
    assertThat(pauses).as("another machine has it at once").isEmpty();
  }

  @Test
  void whoWaitsCanBeInterruptedInAPause() {
    Attempts interrupted =
        new Attempts(
            submissions,
            Failures::told,
            length -> {
              throw new InterruptedException("the study ends");
            });

    assertThatThrownBy(() -> interrupted.train(wanted(), submission -> refuse()))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void aTrialThatIsAskedToEndInAPauseHearsOfItInItsNextJob() throws Exception {
    Attempts asked =
        new Attempts(submissions, Failures::told, length -> submissions.interrupt(TRIAL));

    TrialResult result =
        asked.train(
            wanted(),
            submission -> {
              jobs++;
              if (jobs == 1) {
                return refuse();
              }
              claim(submission);
              NodeMessage.Running running =
                  new NodeMessage.Running(submission, attemptOf(submission));
              assertThat(
                      submissions
                          .answer(new NodeMessage.Progress(List.of(running), List.of()))
                          .stop())
                  .containsExactly(submission);
              return RESULT;
            });

    assertThat(result).isSameAs(RESULT);
    assertThat(jobs).isEqualTo(2);
  }

  private Submissions.Training wanted() {
    return submissions.want(TRIAL, event -> {});
  }

  private TrialResult train(Attempts.Job job) throws InterruptedException {
    return attempts.train(
        wanted(),
        submission -> {
          jobs++;
          return job.run(submission);
        });
  }

  private void claim(long submission) {
    assertThat(
            submissions
                .answer(new NodeMessage.Claim(submission, attemptOf(submission), "executor"))
                .granted())
        .isTrue();
  }

  private static long attemptOf(long submission) {
    return 100 + submission;
  }

  private static TrialResult refuse() throws ExecutionException {
    throw new ExecutionException(new InvalidClassException("org.A; local class incompatible"));
  }
}
