package org.hsicgpbo.driver.compare.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hsicgpbo.driver.compare.ComparisonSamples.comparing;
import static org.hsicgpbo.driver.compare.ComparisonSamples.study;
import static org.hsicgpbo.driver.compare.ComparisonSamples.tested;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hsicgpbo.driver.compare.Comparison;
import org.hsicgpbo.trainers.model.Versions;
import org.junit.jupiter.api.Test;

class ComparisonReportTest {
  private static final String AWKWARD = "HSIC & GPBO_1";
  private static final String HOSTILE = "# <script>alert(1)</script>";
  private static final Pattern CHARTS =
      Pattern.compile(
          "<script type=\"application/json\" id=\"charts\">(.*?)</script>", Pattern.DOTALL);

  private final Comparison comparison =
      comparing(
          tested("gpbo", 1, 2.0, 0.5, 0.3, 0.1),
          tested("gpbo", 2, 2.0, 0.5, 0.3, 0.2),
          tested(AWKWARD, 1, 2.0, 0.5, 0.15, Double.NaN),
          tested(AWKWARD, 2, 2.0, 0.1, 0.30, 0.9));

  @Test
  void latexPrintsEveryCharacterAsItIs() {
    assertThat(ComparisonLatex.escape("a&b_c 5 % $x #1 {y} ~ ^ \\ < ±×–"))
        .isEqualTo(
            "a\\&b\\_c 5 \\% \\$x \\#1 \\{y\\} \\textasciitilde{} \\textasciicircum{} \\textbackslash{} $<$ $\\pm$$\\times$--");
  }

  @Test
  void markdownHasNoMarkupOfNames() {
    assertThat(ComparisonMarkdown.escape("a|b_c *d* [e](f) `g` <h> & # \\"))
        .isEqualTo("a\\|b\\_c \\*d\\* \\[e\\](f) \\`g\\` \\<h\\> \\& \\# \\\\");
  }

  @Test
  void latexHasTheTable() {
    assertThat(printed(ComparisonLatex::write))
        .contains(
            """
            \\begin{tabular}{lrrrrrrr}
            \\toprule
            strategy & test error & parameters & MFLOPs & FLOPs factor & training hours & p against gpbo & median rank \\\\
            \\midrule
            gpbo & 0.300 $\\pm$ 0.14 & 30 & 3.00e-04 & $\\times$2.00 & 3.00 & -- & 1.5 \\\\
            HSIC \\& GPBO\\_1 & 0.250 $\\pm$ 0.071 & 15 & 1.50e-04 & $\\times$1 & 3.00 & 1.000 & 1.5 \\\\
            \\bottomrule
            """)
        .contains(
            "\\caption{sample: Test error: of the network",
            "HSIC \\& GPBO\\_1 -- the lowest error.",
            "\\label{tab:sample}");
  }

  @Test
  void markdownHasTheTableAndWhatWasRun() {
    assertThat(printed(ComparisonMarkdown::write))
        .contains(
            """
            | strategy | test error | parameters | MFLOPs | FLOPs factor | training hours | p against gpbo | median rank |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            | gpbo | 0.300 ± 0.14 | 30 | 3.00e-04 | ×2.00 | 3.00 | – | 1.5 |
            | HSIC \\& GPBO\\_1 | 0.250 ± 0.071 | 15 | 1.50e-04 | ×1 | 3.00 | 1.000 | 1.5 |
            """)
        .contains("- Problem runge, 4 trials a study, seeds 1, 2.", "Java 17", "4 processors");
  }

  @Test
  void theTerminalHasTheTableWithWhatToBewareOf() {
    assertThat(printed(ComparisonText::write))
        .containsPattern("(?m)^  HSIC & GPBO_1  +0.250 ± 0.071 ")
        .contains(
            "8 trainings stand",
            "With 2 seeds it cannot fall below 0.500: 6",
            "1 trial failed; a failure counts as worst.");
  }

  @Test
  void csvHasALineForEachStudyAndEachPoint() {
    assertThat(
            printed((result, out) -> unchecked(() -> ComparisonCsv.studies(result, out))).lines())
        .hasSize(1 + 4)
        .contains("gpbo,1,sample.gpbo.1,3,0,0.2,0.1,0.2,,300.0,30.0,3.0,3");
    assertThat(printed((result, out) -> unchecked(() -> ComparisonCsv.curves(result, out))).lines())
        .contains("strategy,axis,x,median,lower_quartile,upper_quartile")
        .contains("gpbo,trials,1.0,0.5,0.5,0.5")
        .anyMatch(line -> line.startsWith(AWKWARD + ",hours,3.0,"));
  }

  @Test
  void jsonHasNullForWhatIsNotKnown() throws IOException {
    JsonNode root =
        JsonMapper.builder()
            .build()
            .readTree(printed((result, out) -> unchecked(() -> ComparisonJson.write(result, out))));

    assertThat(root.path("strategies")).hasSize(2);
    assertThat(root.at("/strategies/0/pValue").isNull()).isTrue();
    assertThat(root.at("/strategies/1/medianFlops").asDouble()).isEqualTo(150);
    assertThat(root.path("studies")).hasSize(4);
    assertThat(root.path("metric").asText()).isEqualTo("test_error");
    assertThat(root.path("trainings").asInt()).isEqualTo(8);
    assertThat(root.at("/curves/trials/gpbo")).hasSize(3);
    assertThat(root.at("/reportedBy/machine").asText()).isEqualTo("Linux amd64");
    assertThat(root.at("/settings").path(AWKWARD).asText()).isEqualTo("{type: hsic-gpbo}");
  }

  @Test
  void thePageHoldsEverythingAndNothingBecomesMarkup() throws IOException {
    String page = printed((result, out) -> unchecked(() -> ComparisonPage.write(result, out)));

    assertThat(page)
        .contains("HSIC &amp; GPBO_1", "id=\"by-trials\"", "id=\"by-hours\"", "id=\"front\"")
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain(HOSTILE);
    assertThat(page.replaceAll("(?s)<script>.*?</script>", ""))
        .doesNotContainPattern("<(script|img|link|iframe)[^>]* (src|href)=");
    Matcher matcher = CHARTS.matcher(page);
    assertThat(matcher.find()).isTrue();
    JsonNode charts = JsonMapper.builder().build().readTree(matcher.group(1));
    assertThat(charts.at("/front/data/values")).as("four studies, two medians").hasSize(6);
    assertThat(charts.at("/front/data/values").findValuesAsText("pareto"))
        .as("FLOPs and errors 100 0.2, 200 0.3, 300 0.2, 300 0.4")
        .containsExactly("true", "false", "false", "false", "false", "false");
    assertThat(charts.at("/front/encoding/y/scale/type").asText()).isEqualTo("log");
    assertThat(charts.at("/by-trials/encoding/color/scale/domain/1").asText()).isEqualTo(AWKWARD);
  }

  @Test
  void withoutAReferenceThereIsNoTest() {
    Comparison free =
        new Comparison(
            "free",
            "runge",
            3,
            comparison.strategies(),
            comparison.seeds(),
            java.util.Optional.empty(),
            comparison.studies());

    ComparisonTable table = ComparisonTable.of(free);

    assertThat(table.header()).noneMatch(title -> title.startsWith("p "));
    assertThat(table.notes()).noneMatch(note -> note.contains("Wilcoxon"));
  }

  @Test
  void ofOneSeedNeitherSpreadNorTestIsTold() {
    ComparisonTable table =
        ComparisonTable.of(comparing(study("gpbo", 1, 0.4), study("random", 1, 0.3)));

    assertThat(table.rows().get(1)).contains("0.300", "–");
    assertThat(table.notes())
        .anyMatch(note -> note.contains("There is one seed"))
        .anyMatch(note -> note.contains("The problem tells no test error"))
        .noneMatch(note -> note.contains("Wilcoxon"));
  }

  private String printed(BiConsumer<ComparisonResult, PrintWriter> form) {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    form.accept(
        new ComparisonResult(
            comparison,
            HOSTILE + "\ncomparison: sample",
            List.of("{type: gpbo}", "{type: hsic-gpbo}"),
            Instant.parse("2026-11-20T20:00:00Z"),
            Instant.parse("2026-11-21T05:00:00Z"),
            "1.0",
            new Versions("1.0.0-M2.1", "17.0.15", "Linux amd64", 4)),
        writer);
    writer.flush();
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  /** What may fail while it writes. */
  private interface Work {
    void run() throws IOException;
  }

  private static void unchecked(Work work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
