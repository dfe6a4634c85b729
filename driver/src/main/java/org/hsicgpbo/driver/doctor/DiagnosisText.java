package org.hsicgpbo.driver.doctor;

import java.io.PrintWriter;
import java.util.List;
import org.apache.commons.text.WordUtils;

/** A diagnosis for a person at a terminal: a line for each finding, what to do below it. */
public final class DiagnosisText {
  private static final int TEXT_WIDTH = 80;
  private static final String INDENT = " ".repeat(21);

  private DiagnosisText() {}

  /** Writes it. */
  public static void write(Diagnosis diagnosis, PrintWriter out) {
    for (Finding finding : diagnosis.findings()) {
      List<String> found = wrapped(finding.found());
      out.printf("%-11s %-8s ", finding.subject(), finding.level());
      out.println(found.get(0));
      found.stream().skip(1).forEach(line -> out.println(INDENT + line));
      if (!finding.advice().isEmpty()) {
        wrapped("→ " + finding.advice()).forEach(line -> out.println(INDENT + line));
      }
    }
    out.println();
    out.println(conclusion(diagnosis));
  }

  private static String conclusion(Diagnosis diagnosis) {
    long problems = diagnosis.count(Level.problem);
    long warnings = diagnosis.count(Level.warning);
    String numbers =
        String.join(
            " and ",
            List.of(number(problems, "problem"), number(warnings, "warning")).stream()
                .filter(text -> !text.isEmpty())
                .toList());
    if (!diagnosis.canRun()) {
      return "A study cannot run: " + numbers + ". What to do stands beside the arrows (→).";
    }
    return "A study can run"
        + (numbers.isEmpty() ? "" : " (" + numbers + ")")
        + ". The first one: hsic-gpbo run configs/quickstart.yaml";
  }

  private static String number(long count, String what) {
    return count == 0 ? "" : count + " " + what + (count == 1 ? "" : "s");
  }

  private static List<String> wrapped(String text) {
    return text.lines()
        .map(String::strip)
        .flatMap(line -> WordUtils.wrap(line, TEXT_WIDTH, "\n", false).lines())
        .toList();
  }
}
