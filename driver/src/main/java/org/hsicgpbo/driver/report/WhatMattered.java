package org.hsicgpbo.driver.report;

import java.util.List;
import java.util.stream.Collectors;
import org.hsicgpbo.sensitivity.AnalysisSettings;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.Output;
import org.hsicgpbo.sensitivity.OutputAnalyzer;
import org.hsicgpbo.sensitivity.OutputIndex;

/**
 * Which hyperparameters decide, in a sentence. Where the sample is too small to tell what makes a
 * network one of the best, what shapes the error of all of them is told in its place: ranks of all
 * errors show more than a few good trials do.
 */
final class WhatMattered {
  private final StudyResult result;

  WhatMattered(StudyResult result) {
    this.result = result;
  }

  String describe() {
    if (result.sample().trials().size() == 0) {
      return "Without random trials nothing tells what decides whether a network is among the best; a warm-up would.";
    }
    List<HsicIndex> indices = result.sensitivity().indices();
    if (!indices.isEmpty() && indices.stream().allMatch(i -> Double.isNaN(i.pAdjusted()))) {
      return "The random trials are too few, or too few of them good, to tell what decides whether a network is among the best"
          + onAllErrors()
          + ".";
    }
    String decisive =
        indices.stream()
            .filter(HsicIndex::isSignificant)
            .map(index -> withP(index.hyperparameter(), index.pAdjusted()))
            .collect(Collectors.joining(", "));
    String costly =
        indices.stream()
            .filter(HsicIndex::isCostSignificant)
            .map(HsicIndex::hyperparameter)
            .collect(Collectors.joining(", "));
    String error =
        decisive.isEmpty()
            ? "In %d random trials no hyperparameter showed a significant effect on being among the best, which is no proof that none has one"
                .formatted(result.sensitivity().n())
            : "In %d random trials, whether a network is among the best depends on %s"
                .formatted(result.sensitivity().n(), decisive);
    String cost = costly.isEmpty() ? "" : "; what a network costs depends on " + costly;
    return error + cost + (decisive.isEmpty() ? onAllErrors() : "") + ".";
  }

  private String onAllErrors() {
    String shaping =
        new OutputAnalyzer(
                new Output.ErrorRank(),
                AnalysisSettings.forSample(result.sample().trials().size()),
                result.file().seed())
            .analyze(result.sample().trials()).stream()
                .filter(OutputIndex::isSignificant)
                .map(WhatMattered::withP)
                .collect(Collectors.joining(", "));
    return shaping.isEmpty()
        ? ""
        : "; over the errors of all of them, good and bad, it is %s that shows an effect"
            .formatted(shaping);
  }

  private static String withP(OutputIndex index) {
    return withP(index.hyperparameter(), index.pAdjusted());
  }

  private static String withP(String hyperparameter, double p) {
    String text = Figures.pValue(p);
    return "%s (p %s)".formatted(hyperparameter, text.startsWith("<") ? text : "= " + text);
  }
}
