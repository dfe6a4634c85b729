package org.hsicgpbo.driver.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.driver.report.chart.Charts;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.RoleDecision;
import org.hsicgpbo.sensitivity.SampleAnalysis;
import org.hsicgpbo.sensitivity.SensitivityReport;
import org.hsicgpbo.trial.TrialHistory;

/** An analysis as a page with its pictures. */
public final class AnalysisPage {

  private AnalysisPage() {}

  /** Writes the page under a title. */
  public static void write(String title, AnalyzedSample sample, Writer out) throws IOException {
    Map<String, Object> model = new LinkedHashMap<>(model(sample, sample.trials()));
    model.put("title", title);
    model.put("decisions", sample.analysis().roles().stream().map(AnalysisPage::decision).toList());
    Page.write("analysis.html.peb", model, out);
  }

  /**
   * What the parts of a page on the analysis need.
   *
   * @param shown the trials whose errors and costs are drawn
   */
  static Map<String, Object> model(AnalyzedSample sample, TrialHistory shown) {
    SampleAnalysis analysis = sample.analysis();
    SensitivityReport report = analysis.ranking();
    Map<String, ObjectNode> charts = Charts.of(shown, sample.trials(), analysis);
    List<String> notes = new ArrayList<>();
    AnalysisText.detectable(analysis).ifPresent(notes::add);
    notes.addAll(report.notes());
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("goal", AnalysisText.goal(report.goal()));
    model.put("ofWorst", report.goal() instanceof Goal.Worst);
    model.put("ranking", report.indices().stream().map(i -> row(i, analysis)).toList());
    model.put("sampleSize", report.n());
    model.put("reached", report.reached());
    model.put("cost", report.cost().label());
    model.put("worstCount", analysis.worst().map(SensitivityReport::reached).orElse(0));
    model.put("notes", notes);
    model.put("shown", charts.keySet());
    model.put("charts", Page.scriptSafe(charts));
    return model;
  }

  private static Map<String, Object> row(HsicIndex index, SampleAnalysis analysis) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", index.hyperparameter());
    row.put("hsic", Figures.number(index.hsic()));
    row.put("interval", AnalysisText.interval(analysis.precision(index.hyperparameter())));
    row.put("r2", Figures.number(index.r2()));
    row.put("p", Figures.pValue(index.pAdjusted()));
    row.put("significant", index.isSignificant());
    row.put("costR2", Figures.number(index.costR2()));
    row.put("costP", Figures.pValue(index.costPValue()));
    row.put("costSignificant", index.isCostSignificant());
    row.put("active", index.active());
    row.put("role", analysis.role(index.hyperparameter()).map(r -> r.role().label()).orElse("–"));
    return row;
  }

  static Map<String, Object> decision(RoleDecision decision) {
    return Map.of(
        "name", decision.hyperparameter(),
        "role", AnalysisText.role(decision.role()),
        "reasons", decision.reasons());
  }
}
