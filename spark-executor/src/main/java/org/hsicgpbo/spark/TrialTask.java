package org.hsicgpbo.spark;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;

/**
 * A trial on its way to a machine of the cluster.
 *
 * @param setup the study
 * @param submission number of the job, another one each time a trial is submitted
 * @param number of the trial
 * @param seed of the trial
 * @param parameters the active hyperparameters as plain Java objects, in their order
 * @param modelName the file in which the trained network shall come back; empty for none
 */
record TrialTask(
    NodeSetup setup,
    long submission,
    int number,
    long seed,
    LinkedHashMap<String, Object> parameters,
    String modelName)
    implements Serializable {

  static TrialTask of(NodeSetup setup, long submission, Trial trial, String modelName) {
    return new TrialTask(
        setup,
        submission,
        trial.number(),
        trial.seed(),
        new LinkedHashMap<>(trial.suggestion().configuration().raw()),
        modelName);
  }

  /** The trial as executors know it: where its point lies is of no use there. */
  Trial trial() {
    Map<String, Value> values = new LinkedHashMap<>();
    parameters.forEach((name, raw) -> values.put(name, Value.ofRaw(raw)));
    return new Trial(
        number, seed, new Suggestion(new UnitPoint(), new Configuration(values), "remote"));
  }
}
