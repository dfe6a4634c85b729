package org.hsicgpbo.spark;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears from Spark which executors come and go and which attempts have ended. */
final class ClusterWatch extends SparkListener {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);

  /** As many as Spark's master allows an application before any has run. */
  private static final int MOST_LOSSES = 10;

  private final Submissions submissions;
  private final Consumer<String> hopeless;
  private final CountDownLatch first = new CountDownLatch(1);
  private int lossesInARow;

  /**
   * Watches.
   *
   * @param hopeless told why, when executors end one after another and no trial does
   */
  ClusterWatch(Submissions submissions, Consumer<String> hopeless) {
    this.submissions = submissions;
    this.hopeless = hopeless;
  }

  /** Opens when the first executor has come. */
  CountDownLatch firstExecutor() {
    return first;
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded event) {
    LOG.info("Executor {} on {}", event.executorId(), event.executorInfo().executorHost());
    first.countDown();
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
    LOG.warn(
        "Executor {} of the cluster is gone, its trials begin again: {}",
        event.executorId(),
        event.reason());
    submissions.executorLost(event.executorId());
    lossesInARow++;
    if (lossesInARow >= MOST_LOSSES) {
      hopeless.accept(event.reason());
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd event) {
    submissions.attemptEnded(event.taskInfo().taskId());
    if (event.taskInfo().successful()) {
      lossesInARow = 0;
    }
  }
}
