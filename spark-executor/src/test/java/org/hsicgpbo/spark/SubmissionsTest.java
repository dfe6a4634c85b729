package org.hsicgpbo.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hsicgpbo.study.EpochEvent;
import org.junit.jupiter.api.Test;

class SubmissionsTest {
  private final Submissions submissions = new Submissions();
  private final List<EpochEvent> told = new ArrayList<>();

  @Test
  void oneAttemptTrainsAtATime() {
    long submission = submissions.begin(submissions.want(12, told::add));

    assertThat(claims(submission, 1, "a")).isTrue();
    assertThat(claims(submission, 2, "b")).as("a speculative copy").isFalse();
    assertThat(claims(submission, 1, "a")).as("asked again").isTrue();

    submissions.executorLost("a");
    assertThat(claims(submission, 2, "b")).isTrue();
    submissions.attemptEnded(2);
    assertThat(claims(submission, 3, "b")).isTrue();
    assertThat(submissions.end(submission)).as("was begun").isTrue();
    assertThat(claims(submission, 4, "b")).as("nobody wants it any more").isFalse();
  }

  @Test
  void aSubmissionThatNobodyClaimedWasNotBegun() {
    assertThat(submissions.end(submissions.begin(submissions.want(12, told::add)))).isFalse();
  }

  @Test
  void onlyTheAttemptThatTrainsIsHeard() {
    long submission = submissions.begin(submissions.want(12, told::add));
    claims(submission, 1, "a");

    assertThat(tells(submission, 1, 1)).as("shall stop").isEmpty();
    assertThat(tells(submission, 2, 2)).as("a copy that was taken for lost").contains(submission);
    assertThat(told).extracting(EpochEvent::epoch).containsExactly(1);

    submissions.interrupt(12);
    assertThat(tells(submission, 1, 3)).contains(submission);
    submissions.end(submission);
    assertThat(tells(submission, 1, 4)).as("an attempt that nobody waits for").contains(submission);
    assertThat(told).extracting(EpochEvent::epoch).containsExactly(1, 3);
  }

  @Test
  void whatATrialIsAskedIsKeptUntilNobodyWaitsForIt() {
    Submissions.Training training = submissions.want(12, told::add);
    submissions.interrupt(12);
    long first = submissions.begin(training);
    claims(first, 1, "a");
    assertThat(tells(first, 1, 1)).contains(first);
    submissions.end(first);
    long second = submissions.begin(training);
    claims(second, 2, "a");
    assertThat(tells(second, 2, 1)).contains(second);
    submissions.end(second);
    submissions.forget(training);

    long later = submissions.begin(submissions.want(12, told::add));
    claims(later, 3, "a");
    assertThat(tells(later, 3, 1)).as("another training of the trial").isEmpty();
  }

  @Test
  void messagesSurviveTheirWayAsText() {
    NodeMessage message =
        new NodeMessage.Progress(
            List.of(new NodeMessage.Running(3, 4)),
            List.of(
                new NodeMessage.Epoch(
                    new NodeMessage.Running(3, 4),
                    new EpochEvent(12, 1, 20, 0.1, Double.NaN, 1e-300))));

    assertThat(NodeMessage.read(message.write())).isEqualTo(message);
    NodeMessage.Reply reply = new NodeMessage.Reply(true, List.of(3L));
    assertThat(NodeMessage.readReply(NodeMessage.write(reply))).isEqualTo(reply);
  }

  private boolean claims(long submission, long attempt, String executor) {
    return submissions.answer(new NodeMessage.Claim(submission, attempt, executor)).granted();
  }

  private List<Long> tells(long submission, long attempt, int epoch) {
    NodeMessage.Running of = new NodeMessage.Running(submission, attempt);
    return submissions
        .answer(
            new NodeMessage.Progress(
                List.of(of),
                List.of(new NodeMessage.Epoch(of, new EpochEvent(12, epoch, 20, 0.1, 0.2)))))
        .stop();
  }
}
