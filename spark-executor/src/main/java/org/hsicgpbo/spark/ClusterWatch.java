package org.hsicgpbo.spark;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from Spark which executors come and go and which attempts have ended.
 *
 * <p>Executors that only come to end are hopeless: {@value #MOST_LOSSES} were lost since a trial
 * was last begun, none is left, and nothing is being trained. A machine that is lost with many of
 * them is not, as long as another one has some; but those must not come and go in turns for ever
 * either, and are not waited for when each has been lost as often. Spark tells it everything from
 * one thread.
 */
final class ClusterWatch extends SparkListener {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);

  /** As many as Spark's master allows an application before any has run. */
  private static final int MOST_LOSSES = 10;

  private final Submissions submissions;
  private final CountDownLatch first = new CountDownLatch(1);
  private final Set<String> alive = new HashSet<>();
  private int mostAlive = 1;
  private int lossesInARow;
  private long grantsBefore;
  private volatile Runnable cancelAll = () -> {};
  private volatile Optional<String> hopeless = Optional.empty();

  /**
   * Knows of no executors yet.
   *
   * @param submissions is told of losses
   */
  ClusterWatch(Submissions submissions) {
    this.submissions = submissions;
  }

  /**
   * Listens from now on, which must be before the first executor, and cancels jobs without hope.
   */
  void begin(SparkContext spark) {
    cancelAll = spark::cancelAllJobs;
    spark.addSparkListener(this);
  }

  /** Why the last executor has ended, if there is no sense in waiting for more. */
  Optional<String> hopeless() {
    return hopeless;
  }

  /** Opens when the first executor has come. */
  CountDownLatch firstExecutor() {
    return first;
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded event) {
    LOG.info("Executor {} on {}", event.executorId(), event.executorInfo().executorHost());
    alive.add(event.executorId());
    mostAlive = Math.max(mostAlive, alive.size());
    first.countDown();
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
    LOG.warn(
        "Executor {} of the cluster is gone, its trials begin again: {}",
        event.executorId(),
        event.reason());
    alive.remove(event.executorId());
    submissions.executorLost(event.executorId());
    long grants = submissions.grants();
    lossesInARow = grants == grantsBefore ? lossesInARow + 1 : 1;
    grantsBefore = grants;
    if (!isHopeful()) {
      hopeless = Optional.of(event.reason());
      // Those who wait for jobs are told why.
      cancelAll.run();
    }
  }

  private boolean isHopeful() {
    int most = alive.isEmpty() ? MOST_LOSSES : MOST_LOSSES * mostAlive;
    return lossesInARow < most || submissions.isTraining();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd event) {
    submissions.attemptEnded(event.taskInfo().taskId());
  }
}
