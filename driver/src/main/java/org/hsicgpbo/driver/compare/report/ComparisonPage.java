package org.hsicgpbo.driver.compare.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hsicgpbo.driver.compare.ComparedStudy;
import org.hsicgpbo.driver.compare.Comparison;
import org.hsicgpbo.driver.compare.Metric;
import org.hsicgpbo.driver.report.Figures;
import org.hsicgpbo.driver.report.Page;

/** comparison.html: one file with everything in it, scripts included. */
public final class ComparisonPage {
  private static final double SECONDS_PER_HOUR = 3600;

  private ComparisonPage() {}

  /** Writes the page. */
  public static void write(ComparisonResult result, Writer out) throws IOException {
    Comparison comparison = result.comparison();
    ComparisonTable table = ComparisonTable.of(comparison);
    Map<String, ObjectNode> charts = new ComparisonCharts(comparison).all(result);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("name", comparison.name());
    model.put("problem", comparison.problem());
    model.put("trials", comparison.trials());
    model.put("seeds", comparison.seeds().size());
    model.put("strategies", comparison.strategies().size());
    model.put("header", table.header());
    model.put("rows", table.rows());
    model.put("notes", table.notes());
    model.put("studyHeader", studyHeader(comparison));
    model.put("studies", comparison.studies().stream().map(s -> study(s, comparison)).toList());
    model.put("told", Told.of(result));
    model.put("file", result.file());
    model.put("shown", List.copyOf(charts.keySet()));
    model.put("charts", Page.scriptSafe(charts));
    Page.write("comparison.html.peb", model, out);
  }

  private static List<String> studyHeader(Comparison comparison) {
    List<String> titles = new ArrayList<>(List.of("study", "trials", "validation error"));
    if (comparison.metric() != Metric.VALIDATION_ERROR) {
      titles.add(comparison.metric().label());
    }
    titles.addAll(List.of("FLOPs", "parameters", "training"));
    return titles;
  }

  private static List<String> study(ComparedStudy study, Comparison comparison) {
    List<String> cells = new ArrayList<>();
    cells.add(study.name());
    cells.add(Integer.toString(study.history().size()));
    cells.add(Figures.number(study.validationError()));
    if (comparison.metric() != Metric.VALIDATION_ERROR) {
      cells.add(Figures.number(comparison.metric().of(study)));
    }
    cells.add(Figures.flops(study.cost().flops()));
    cells.add(Figures.count(study.cost().parameters()));
    cells.add(Figures.duration(study.trainingHours() * SECONDS_PER_HOUR));
    return cells;
  }
}
