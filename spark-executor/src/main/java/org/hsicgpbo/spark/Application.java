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
  private final ClusterWatch watch;
  private final String key;
  private final Path folder;

  private Application(
      String master,
      JavaSparkContext spark,
      Submissions submissions,
      ClusterWatch watch,
      String key,
      Path folder) {
    this.master = master;
    this.spark = spark;
    this.submissions = submissions;
    this.watch = watch;
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
    ClusterWatch watch = new ClusterWatch(submissions);
    TrialPlugin.register(key, submissions, watch);
    JavaSparkContext spark = join(master, conf, key, folder);
    Application application =
        new Application(master.address(), spark, submissions, watch, key, folder);
    boolean ready = false;
    try {
      if (!master.isThisMachine()) {
        application.awaitExecutor(conf);
      }
      ready = true;
      return new Opened(application, plan.setup());
    } finally {
      if (!ready) {
        application.close();
      }
    }
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

  private void awaitExecutor(SparkConf conf) throws InterruptedException {
    long seconds = conf.getTimeAsSeconds(SparkSettings.WAIT);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    CountDownLatch first = watch.firstExecutor();
    while (!first.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      requireHope();
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

  /**
   * Looks before a job whether there is any sense in it.
   *
   * @throws StudyFailedException if executors only come to end
   */
  void requireHope() {
    watch
        .hopeless()
        .ifPresent(
            reason -> {
              throw new StudyFailedException(
                  "The executors of the Spark cluster %s end one after another and no trial begins; the last one: %s%n%s All that is stored stays; the same command goes on."
                      .formatted(master, reason.lines().findFirst().orElse(""), Failures.ADVICE),
                  null);
            });
  }

  /**
   * Why a job has failed, for people.
   *
   * @throws StudyFailedException if the cluster has ended the application or loses all executors
   */
  String reason(Exception failure) {
    requireHope();
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
