package org.hsicgpbo.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.hsicgpbo.driver.executor.ExecutorRequest;
import org.hsicgpbo.study.StudyFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The application as Spark knows it: its context, what is under way in it, and sentences for what
 * goes wrong.
 */
final class Application implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);
  private static final long LOOK_MILLIS = 200;

  private final String master;
  private final JavaSparkContext spark;
  private final Submissions submissions;
  private final String key;
  private final Path folder;
  private volatile String hopeless = "";

  private Application(
      String master, JavaSparkContext spark, Submissions submissions, String key, Path folder) {
    this.master = master;
    this.spark = spark;
    this.submissions = submissions;
    this.key = key;
    this.folder = folder;
  }

  /** An application, and what its machines are told. */
  record Opened(Application application, NodeSetup setup) {}

  /**
   * Joins the cluster.
   *
   * @throws StudyFailedException if it cannot be joined, or gives no executor
   */
  static Opened open(ExecutorRequest request) throws InterruptedException {
    Master master = Master.of(request.place().address()).orElseThrow();
    master.requireListening();
    String key = UUID.randomUUID().toString();
    Path folder = temporaryFolder();
    SparkConf given = new SparkConf();
    request.place().options().forEach(given::set);
    NodePlan plan = NodePlan.of(request, master, given, folder);
    SparkConf conf =
        SparkSettings.of(
            given,
            request.place(),
            request.study().study(),
            request.study().workers(),
            plan.jars(),
            key);
    Submissions submissions = new Submissions();
    TrialPlugin.register(key, submissions);
    JavaSparkContext spark = join(master, conf, key, folder);
    Application application = new Application(master.address(), spark, submissions, key, folder);
    boolean ready = false;
    try {
      ClusterWatch watch = new ClusterWatch(submissions, application::giveUp);
      spark.sc().addSparkListener(watch);
      if (!master.isThisMachine()) {
        application.awaitExecutor(watch, conf);
      }
      ready = true;
      return new Opened(application, plan.setup());
    } finally {
      if (!ready) {
        application.close();
      }
    }
  }

  /** Ends all jobs; those who wait for them are told why. */
  private void giveUp(String reason) {
    hopeless = reason;
    spark.sc().cancelAllJobs();
  }

  private static JavaSparkContext join(Master master, SparkConf conf, String key, Path folder) {
    try {
      return new JavaSparkContext(conf);
    } catch (RuntimeException | Error e) {
      TrialPlugin.unregister(key);
      delete(folder);
      LOG.info("The cluster {} was not joined.", master.address(), e);
      throw new StudyFailedException(
          "The Spark master %s cannot be joined: %s%n%s Nothing was trained; all that is stored stays."
              .formatted(master.address(), Failures.told(e), Failures.ADVICE),
          e);
    }
  }

  private void awaitExecutor(ClusterWatch watch, SparkConf conf) throws InterruptedException {
    long seconds = conf.getTimeAsSeconds(SparkSettings.WAIT);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    CountDownLatch first = watch.firstExecutor();
    // An executor that came before the listener is known to the context.
    while (spark.sc().getExecutorMemoryStatus().size() < 2
        && !first.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (!hopeless.isEmpty()) {
        throw new StudyFailedException(hopelessness(), null);
      }
      if (spark.sc().isStopped()) {
        throw new StudyFailedException(
            "The Spark cluster %s has ended this application before it could train. %s"
                .formatted(master, Failures.ADVICE),
            null);
      }
      if (System.nanoTime() > deadline) {
        throw new StudyFailedException(noExecutor(conf, seconds), null);
      }
    }
  }

  private String noExecutor(SparkConf conf, long seconds) {
    List<String> wants = new ArrayList<>();
    wants.add(conf.get("spark.executor.memory") + " of memory");
    if (conf.contains("spark.executor.cores")) {
      wants.add(conf.get("spark.executor.cores") + " free cores");
    }
    boolean gpu = conf.contains("spark.executor.resource.gpu.amount");
    if (gpu) {
      wants.add(conf.get("spark.executor.resource.gpu.amount") + " free GPU");
    }
    return "The Spark cluster %s has given no executor within %d seconds (%s). A machine of it must have %s.%s Nothing was trained; all that is stored stays."
        .formatted(
            master,
            seconds,
            SparkSettings.WAIT,
            String.join(", ", wants),
            gpu
                ? " Machines offer GPUs only if Spark's workers were started with spark.worker.resource.gpu.amount and spark.worker.resource.gpu.discoveryScript; --backend cpu trains without."
                : " " + Failures.ADVICE);
  }

  JavaSparkContext spark() {
    return spark;
  }

  Submissions submissions() {
    return submissions;
  }

  private String hopelessness() {
    return "The executors of the Spark cluster %s end one after another, and no trial does; the last one: %s%n%s All that is stored stays; the same command goes on."
        .formatted(master, hopeless.lines().findFirst().orElse(""), Failures.ADVICE);
  }

  /**
   * Why a job has failed, for people.
   *
   * @throws StudyFailedException if the cluster has ended the application or loses all executors
   */
  String reason(Exception failure) {
    if (!hopeless.isEmpty()) {
      throw new StudyFailedException(hopelessness(), failure);
    }
    if (spark.sc().isStopped()) {
      throw new StudyFailedException(
          "The Spark cluster %s has ended this application: %s%n%s All that is stored stays; the same command goes on."
              .formatted(master, Failures.told(failure), Failures.ADVICE),
          failure);
    }
    return Failures.told(failure);
  }

  /** Leaves the cluster; what trains there ends with its executors. */
  @Override
  public void close() {
    try {
      spark.sc().cancelAllJobs();
    } catch (IllegalStateException e) {
      LOG.debug("The context has stopped before.", e);
    }
    spark.close();
    TrialPlugin.unregister(key);
    delete(folder);
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("hsic-gpbo-spark");
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary folder can be made.", e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.info("The folder {} cannot be removed: {}", folder, e.toString());
    }
  }
}
