package org.hsicgpbo.spark;

import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.resource.ResourceInformation;

/** What the task of a trial does on its executor. */
final class TrialFunction implements Function<TrialTask, TrialResult> {
  private static final long serialVersionUID = 1;
  private static final String GPU = "gpu";

  @Override
  public TrialResult call(TrialTask task) throws Exception {
    TaskContext context = TaskContext.get();
    ResourceInformation gpu = context.resourcesJMap().get(GPU);
    List<String> gpus = gpu == null ? List.of() : List.of(gpu.addresses());
    return TrialPlugin.node().train(task, context.taskAttemptId(), gpus);
  }
}
