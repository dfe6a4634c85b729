package org.hsicgpbo.spark;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.hsicgpbo.driver.executor.ClassPathFiles;
import org.hsicgpbo.driver.executor.ExecutorRequest;
import org.hsicgpbo.driver.gpu.BackendRequest;
import org.hsicgpbo.driver.gpu.TrainingPlace;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trainers.data.TrainingExamples;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;

/** Requests of executors for small studies, and trials for them. */
final class Requests {
  static final String RUNGE =
      "{type: runge, train-examples: 11, train-points: equispaced, test-examples: 200, epochs: 20}";

  /** The class path of this test, as if the program were installed there on each machine. */
  static final String INSTALLED =
      String.join(
          ":",
          ClassPathFiles.of(System.getProperty("java.class.path")).stream()
              .map(Path::toString)
              .toList());

  private Requests() {}

  /** A request to train that problem on the CPU. */
  static ExecutorRequest of(Path folder, String master, String problem, Map<String, String> more) {
    return of(folder, master, problem, BackendRequest.AUTO, more);
  }

  /** A request to train on GPUs, that many workers on each. */
  static ExecutorRequest onGpus(Path folder, String master, int slots, Map<String, String> more) {
    return of(
        folder,
        master,
        RUNGE,
        new BackendRequest(BackendRequest.Wish.cuda, OptionalInt.of(slots)),
        more);
  }

  private static ExecutorRequest of(
      Path folder,
      String master,
      String problem,
      BackendRequest backend,
      Map<String, String> more) {
    String text =
        """
        study: on-cluster
        seed: 7
        problem: %s
        space:
          n-layers:      {type: integer, low: 1, high: 3}
          learning-rate: {type: real, low: 1e-4, high: 1e-1, log: true}
        goal: {quantile: 0.10}
        strategy: {type: random}
        budget: {trials: 20}
        workers: 2
        """
            .formatted(problem);
    Map<String, String> options = new HashMap<>(Map.of("spark.driver.host", "127.0.0.1"));
    options.putAll(more);
    return new ExecutorRequest(
        new TrainingPlace.Cluster(master, options, backend),
        new StudyFileReader().read(text, "study.yaml"),
        DataFolders.at(folder),
        TrainingExamples.TRAIN,
        ClassPathFiles.of(System.getProperty("java.class.path")),
        folder.resolve("logs"));
  }

  /** A trial of a small network. */
  static Trial trial(int number) {
    Configuration configuration =
        new Configuration(Map.of("n-layers", Value.of(2L), "learning-rate", Value.of(0.01)));
    return new Trial(
        number, 100 + number, new Suggestion(new UnitPoint(0.5, 0.5), configuration, "random"));
  }

  /** Properties of Spark as a map. */
  static Map<String, String> properties(String... keysAndValues) {
    Map<String, String> properties = new HashMap<>();
    List<String> all = List.of(keysAndValues);
    for (int i = 0; i < all.size(); i += 2) {
      properties.put(all.get(i), all.get(i + 1));
    }
    return properties;
  }
}
