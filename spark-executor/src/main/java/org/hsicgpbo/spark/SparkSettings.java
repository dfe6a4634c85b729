package org.hsicgpbo.spark;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.hsicgpbo.driver.gpu.TrainingPlace;

/**
 * The properties of the application: what the user says, what we add, and what must be as it is.
 */
final class SparkSettings {
  /** Where the program lies on the machines of the cluster, if Spark shall not bring it. */
  static final String CLASS_PATH = "spark.hsicgpbo.classpath";

  /** How long to wait for the first executor, such as 10min. */
  static final String WAIT = "spark.hsicgpbo.wait";

  private static final String DEFAULT_WAIT = "120s";

  /** What a worker takes beside the executor's JVM, for clusters that count it, in MiB. */
  private static final int WORKER_MIB = 1536;

  private SparkSettings() {}

  /**
   * The properties.
   *
   * @param conf what spark-submit has set, if it started the program
   * @param study name of the study
   * @param workers how many trials at the same time
   * @param jars files that Spark shall bring to executors
   */
  static SparkConf of(
      SparkConf conf,
      TrainingPlace.Cluster place,
      String study,
      int workers,
      List<String> jars,
      String key) {
    conf.setMaster(place.address());
    conf.setAppName("hsic-gpbo " + study);
    place.options().forEach(conf::set);
    defaults(conf, place, workers);
    // One job a trial, none waits for another.
    conf.set("spark.scheduler.mode", "FAIR");
    // How often a trial is tried is ours to say, and it is trained by one attempt at a time.
    conf.set("spark.task.maxFailures", "1");
    conf.set("spark.speculation", "false");
    conf.set("spark.plugins", joined(conf, "spark.plugins", List.of(TrialPlugin.class.getName())));
    conf.set("spark.jars", joined(conf, "spark.jars", jars));
    conf.set(TrialPlugin.KEY, key);
    return conf;
  }

  private static void defaults(SparkConf conf, TrainingPlace.Cluster place, int workers) {
    int taskCpus = conf.getInt("spark.task.cpus", 1);
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing(WAIT, DEFAULT_WAIT);
    // Executors hand trials on to workers and need little themselves.
    conf.setIfMissing("spark.executor.memory", "512m");
    conf.setIfMissing("spark.cores.max", Integer.toString(workers * taskCpus));
    // Data do not lie in Spark: no machine is nearer than another.
    conf.setIfMissing("spark.locality.wait", "0s");
    if (place.onGpus()) {
      int slots = place.backend().gpuSlots().orElse(1);
      conf.setIfMissing("spark.executor.resource.gpu.amount", "1");
      conf.setIfMissing("spark.task.resource.gpu.amount", Double.toString(1.0 / slots));
      conf.setIfMissing("spark.executor.cores", Integer.toString(slots * taskCpus));
    }
    if (Master.of(place.address()).flatMap(Master::manager).isPresent()) {
      int slots = slots(conf, taskCpus);
      conf.setIfMissing("spark.executor.memoryOverhead", slots * WORKER_MIB + "m");
      // These managers start two executors if nobody says how many.
      if (!conf.getBoolean("spark.dynamicAllocation.enabled", false)) {
        conf.setIfMissing(
            "spark.executor.instances", Integer.toString((workers + slots - 1) / slots));
      }
    }
  }

  /** How many trials an executor trains at the same time, at least one. */
  private static int slots(SparkConf conf, int taskCpus) {
    return Math.max(1, conf.getInt("spark.executor.cores", 1) / taskCpus);
  }

  private static String joined(SparkConf conf, String key, List<String> more) {
    Set<String> all = new LinkedHashSet<>();
    for (String given : conf.get(key, "").split(",")) {
      if (!given.isBlank()) {
        all.add(given.strip());
      }
    }
    all.addAll(more);
    return String.join(",", all);
  }
}
