package org.hsicgpbo.driver.dashboard;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.hsicgpbo.driver.gpu.GpuLoad;
import org.hsicgpbo.driver.view.DriverView;
import org.hsicgpbo.driver.view.StudyOverview;
import org.hsicgpbo.driver.view.StudyState;

/**
 * The figures of all studies in the text format of Prometheus. They are made when they are asked
 * for, from the overviews alone; nothing is counted in between.
 */
final class Metrics {
  static final String CONTENT_TYPE = "text/plain;version=0.0.4;charset=utf-8";
  private static final String STUDY = "study";

  /** The text for studies as they are now. */
  byte[] text(List<StudyOverview> studies, int readers) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try {
      new JvmMemoryMetrics().bindTo(registry);
      studies.forEach(study -> add(registry, study));
      gauge(registry, "hsicgpbo.dashboard.readers", Tags.empty(), "Readers of events.", readers);
      return registry.scrape().getBytes(StandardCharsets.UTF_8);
    } finally {
      registry.close();
    }
  }

  private static void add(PrometheusMeterRegistry registry, StudyOverview study) {
    Tags tags = Tags.of(STUDY, study.name());
    trials(registry, study, tags);
    gauge(registry, "hsicgpbo.trials.running", tags, "Trials in training.", study.runningCount());
    gauge(registry, "hsicgpbo.trials.budget", tags, "Trials that there shall be.", study.budget());
    counter(
        registry,
        "hsicgpbo.trained.seconds",
        tags,
        "Seconds of training of all trials.",
        study.trainedSeconds());
    study
        .best()
        .ifPresent(
            best ->
                gauge(
                    registry,
                    "hsicgpbo.best.error",
                    tags,
                    "Lowest validation error.",
                    best.error()));
    for (StudyState state : StudyState.values()) {
      gauge(
          registry,
          "hsicgpbo.study.state",
          tags.and("state", state.label()),
          "1 for the state that the study is in.",
          state == study.state() ? 1 : 0);
    }
    study.drivers().stream()
        .filter(DriverView::alive)
        .forEach(driver -> add(registry, tags.and("driver", driver.driver()), driver));
  }

  private static void trials(PrometheusMeterRegistry registry, StudyOverview study, Tags tags) {
    int completed = study.finished() - study.failed() - study.stopped();
    Map<String, Integer> byState = new java.util.LinkedHashMap<>();
    byState.put("completed", completed);
    byState.put("stopped", study.stopped());
    study.failures().forEach(failure -> byState.put(failure.kind(), failure.count()));
    byState.forEach(
        (state, count) ->
            counter(
                registry,
                "hsicgpbo.trials",
                tags.and("state", state),
                "Trials that have an outcome, by what it is.",
                count));
  }

  private static void add(PrometheusMeterRegistry registry, Tags tags, DriverView driver) {
    gauge(registry, "hsicgpbo.workers", tags, "Trials trained at once.", driver.workers());
    for (GpuLoad gpu : driver.gpus()) {
      Tags gpuTags = tags.and("gpu", String.valueOf(gpu.index()), "model", gpu.name());
      gauge(
          registry,
          "hsicgpbo.gpu.utilization.ratio",
          gpuTags,
          "Share of time in which the GPU works.",
          gpu.utilization());
      gauge(
          registry,
          "hsicgpbo.gpu.memory.used.bytes",
          gpuTags,
          "GPU memory in use.",
          (double) gpu.usedBytes());
      gauge(
          registry,
          "hsicgpbo.gpu.memory.size.bytes",
          gpuTags,
          "GPU memory in all.",
          (double) gpu.totalBytes());
    }
  }

  private static void gauge(
      PrometheusMeterRegistry registry, String name, Tags tags, String help, double value) {
    Gauge.builder(name, () -> value).tags(tags).description(help).register(registry);
  }

  private static void counter(
      PrometheusMeterRegistry registry, String name, Tags tags, String help, double value) {
    ToDoubleFunction<Double> same = Double::doubleValue;
    FunctionCounter.builder(name, (Double) value, same)
        .tags(tags)
        .description(help)
        .register(registry);
  }
}
