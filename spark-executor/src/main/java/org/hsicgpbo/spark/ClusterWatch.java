package org.hsicgpbo.spark;

import java.util.concurrent.CountDownLatch;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears from Spark which executors come and go and which attempts have ended. */
final class ClusterWatch extends SparkListener {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);

  private final Submissions submissions;
  private final CountDownLatch first = new CountDownLatch(1);

  ClusterWatch(Submissions submissions) {
    this.submissions = submissions;
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
    LOG.info("Executor {} is gone: {}", event.executorId(), event.reason());
    submissions.executorLost(event.executorId());
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd event) {
    submissions.attemptEnded(event.taskInfo().taskId());
  }
}
