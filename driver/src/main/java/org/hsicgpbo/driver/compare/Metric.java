package org.hsicgpbo.driver.compare;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** By which error studies are compared; the lower, the better. */
public enum Metric {
  /** Of the chosen network, trained again from several seeds. */
  FINAL_TEST_ERROR(
      "test error",
      "Test error: of the network that a study recommends, mean over final ones, trained again from several seeds on examples that no selection has seen.",
      ComparedStudy::finalTestError),
  /** Of the chosen network as the search has trained it. */
  TEST_ERROR(
      "test error",
      "Test error: of the network that a study recommends, as the search has trained it.",
      ComparedStudy::testError),
  /** The one that the search itself has minimised. */
  VALIDATION_ERROR(
      "validation error",
      "Validation error: of the network that a study recommends. The problem tells no test error, so the figures are those that the search has minimised.",
      ComparedStudy::validationError);

  private final String label;
  private final String definition;
  private final ToDoubleFunction<ComparedStudy> figure;

  Metric(String label, String definition, ToDoubleFunction<ComparedStudy> figure) {
    this.label = label;
    this.definition = definition;
    this.figure = figure;
  }

  /** The best of the three that every study with a completed trial tells. */
  public static Metric of(List<ComparedStudy> studies) {
    List<ComparedStudy> completed =
        studies.stream().filter(study -> study.chosen().isPresent()).toList();
    for (Metric metric : values()) {
      if (completed.stream().noneMatch(study -> Double.isNaN(metric.of(study)))) {
        return metric;
      }
    }
    return VALIDATION_ERROR;
  }

  /** The error of the study; NaN if it has none. */
  public double of(ComparedStudy study) {
    return figure.applyAsDouble(study);
  }

  /** In a word or two. */
  public String label() {
    return label;
  }

  /** In a sentence. */
  public String definition() {
    return definition;
  }
}
