package org.hsicgpbo.driver.plan;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.hsicgpbo.search.PlannedStage;

/** A plan for a program: the figures of the text, in seconds and bytes. */
public final class PlanJson {
  private static final JsonMapper JSON = new JsonMapper();

  private PlanJson() {}

  /** Writes it as one JSON object. */
  public static void write(StudyPlan plan, PrintWriter out) {
    PlanFacts facts = plan.facts();
    ObjectNode root = JSON.createObjectNode();
    root.put("study", facts.file().study());
    root.put("problem", facts.file().problem().type());
    root.put("strategy", facts.file().strategy().type());
    root.put("seed", facts.file().seed());
    root.put("start", facts.start().toOffsetDateTime().toString());
    space(plan.space(), root.putObject("space"));
    ObjectNode trials = root.putObject("trials");
    trials.put("planned", facts.file().trials());
    trials.put("stored", facts.stored().size());
    trials.put("left", facts.trialsLeft());
    trials.put(
        "warm-start",
        facts.earlier().sources().stream().mapToInt(source -> source.trials().size()).sum());
    range(Optional.of(plan.trialsToTrain()), trials, "within-limits");
    stages(plan.stages(), root.putArray("stages"));
    stages(plan.stagesInTime(), root.putArray("stages-within-limits"));
    root.put("final-trainings", facts.finalTrainings());
    root.put("workers", facts.file().workers());
    memory(plan.memory(), root.putObject("memory"));
    time(plan, root.putObject("time"));
    limits(plan, root.putArray("limits"));
    ObjectNode disk = root.putObject("disk");
    disk.put("trials-bytes", plan.disk().trials());
    plan.disk().finals().ifPresent(bytes -> disk.put("final-networks-bytes", bytes));
    plan.disk().free().ifPresent(bytes -> disk.put("free-bytes", bytes));
    ArrayNode risks = root.putArray("risks");
    plan.risks().forEach(risks::add);
    out.println(root.toPrettyString());
  }

  private static void space(SpaceSize space, ObjectNode node) {
    node.put("hyperparameters", space.hyperparameters());
    node.put("continuous", space.continuous());
    node.put("discrete", space.discrete());
    node.put("conditional", space.conditional());
    node.put("discrete-combinations", space.combinations());
    node.put("admitted-share", space.admitted());
  }

  private static void stages(List<PlannedStage> stages, ArrayNode node) {
    stages.forEach(
        stage ->
            node.addObject()
                .put("name", stage.name())
                .put("trials", stage.trials())
                .put("purpose", stage.purpose()));
  }

  private static void memory(MemoryNeed memory, ObjectNode node) {
    node.put("worker-bytes", MemoryNeed.WORKER_BYTES);
    memory.typicalTraining().ifPresent(bytes -> node.put("typical-training-bytes", bytes));
    memory.largestTraining().ifPresent(bytes -> node.put("largest-training-bytes", bytes));
    memory.limit().ifPresent(bytes -> node.put("limit-bytes", bytes));
    node.put("available-bytes", memory.available());
    node.put("total-bytes", memory.total());
  }

  private static void time(StudyPlan plan, ObjectNode node) {
    ArrayNode probes = node.putArray("probes");
    for (Probe probe : plan.facts().probes()) {
      probes
          .addObject()
          .put("state", probe.isExtrapolated() ? "extrapolated" : probe.outcome().state())
          .put("seconds", probe.seconds());
    }
    node.put("stopped-early", Unforeseen.stopped(plan.facts()));
    plan.time()
        .ifPresent(
            time -> {
              node.put("measured", time.measured());
              node.put("mean-training-seconds", time.mean());
              range(
                  Optional.of(
                      time.seconds(plan.facts().trialsLeft(), plan.facts().file().workers())),
                  node,
                  "all-trials-seconds");
            });
    range(plan.searchSeconds(), node, "search-seconds");
    range(plan.finalSeconds(), node, "final-networks-seconds");
  }

  private static void limits(StudyPlan plan, ArrayNode node) {
    for (TimeLimit limit : plan.limits()) {
      ObjectNode one =
          node.addObject()
              .put("key", limit.key())
              .put("value", limit.value())
              .put("seconds", limit.seconds());
      range(
          plan.time()
              .map(
                  time ->
                      limit.trials(time, plan.facts().file().workers(), plan.facts().trialsLeft())),
          one,
          "trials");
    }
  }

  private static void range(Optional<TimeEstimate.Range> range, ObjectNode node, String name) {
    range.ifPresent(
        r ->
            node.putObject(name)
                .put("low", r.low())
                .put("expected", r.expected())
                .put("high", r.high()));
  }
}
