package org.hsicgpbo.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.junit.jupiter.api.Test;

/** Executors that come and go, as Spark tells of them. */
class ClusterWatchTest {
  private final Submissions submissions = new Submissions();
  private final ClusterWatch watch = new ClusterWatch(submissions);

  @Test
  void executorsThatEndAtTheirStartAreHopeless() {
    for (int i = 1; i <= 9; i++) {
      comesAndGoes(i);
    }
    assertThat(watch.hopeless()).isEmpty();

    comesAndGoes(10);

    assertThat(watch.hopeless()).contains("10 has ended");
  }

  @Test
  void executorsThatNeverCameCountToo() {
    IntStream.rangeClosed(1, 10).forEach(this::goes);

    assertThat(watch.hopeless()).contains("10 has ended");
    assertThat(watch.firstExecutor().getCount()).isEqualTo(1);
  }

  @Test
  void twoOfThreeMachinesMayLosePower() {
    IntStream.rangeClosed(1, 24).forEach(this::comes);
    IntStream.rangeClosed(1, 24).forEach(this::begins);

    IntStream.rangeClosed(1, 16).forEach(this::goes);

    assertThat(watch.hopeless()).isEmpty();
    assertThat(submissions.losses()).isEqualTo(16);

    IntStream.rangeClosed(17, 24).forEach(this::goes);

    assertThat(watch.hopeless()).as("nobody is left").isPresent();
  }

  @Test
  void aTrialThatBeginsGivesHope() {
    for (int i = 1; i <= 100; i++) {
      comes(i);
      if (i % 9 == 0) {
        begins(i);
      }
      goes(i);
    }

    assertThat(watch.hopeless()).isEmpty();
  }

  @Test
  void machinesThatFailInTurnsAreHopelessAlthoughOneIsAlwaysThere() {
    comes(0);
    for (int i = 1; i < 20; i++) {
      comes(i);
      goes(i - 1);
    }
    assertThat(watch.hopeless()).isEmpty();

    comes(20);
    goes(19);

    assertThat(watch.hopeless()).isPresent();
  }

  @Test
  void aMachineThatFailsDoesNotEndWhatOthersTrain() {
    comes(0);
    begins(0);
    for (int i = 1; i <= 500; i++) {
      comesAndGoes(i);
    }

    assertThat(watch.hopeless()).isEmpty();
  }

  private void comesAndGoes(int executor) {
    comes(executor);
    goes(executor);
  }

  private void comes(int executor) {
    watch.onExecutorAdded(
        new SparkListenerExecutorAdded(
            0,
            Integer.toString(executor),
            new ExecutorInfo("host", 1, scala.collection.immutable.Map$.MODULE$.empty())));
  }

  private void goes(int executor) {
    watch.onExecutorRemoved(
        new SparkListenerExecutorRemoved(0, Integer.toString(executor), executor + " has ended"));
  }

  /** An executor begins a trial. */
  private void begins(int executor) {
    long submission = submissions.begin(submissions.want(executor, event -> {}));
    assertThat(
            submissions
                .answer(new NodeMessage.Claim(submission, submission, Integer.toString(executor)))
                .granted())
        .isTrue();
  }
}
