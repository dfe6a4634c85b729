package org.hsicgpbo.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.TrialHistory;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final Pattern CHARTS =
      Pattern.compile(
          "<script type=\"application/json\" id=\"charts\">(.*?)</script>", Pattern.DOTALL);

  @Test
  void nothingFromAStudyFileOrATrialBecomesMarkup() throws IOException {
    String page = page(ReportSamples.study(120));

    assertThat(page)
        .doesNotContain(ReportSamples.HOSTILE)
        .doesNotContain("<img src=x")
        .contains("&lt;img src=x onerror=alert(1)&gt;");
    // Three scripts that draw, one with data, one that starts them.
    assertThat(page.split("<script", -1)).hasSize(1 + 5);
    assertThat(charts(page).toString()).contains("<img src=x");
  }

  @Test
  void thePageLoadsNothingFromElsewhere() throws IOException {
    // The drawing scripts hold pieces of markup as text; what counts is the page around them.
    String markup =
        page(ReportSamples.study(120)).replaceAll("(?s)<script>.*?</script>", "<script></script>");

    assertThat(markup).contains("<script></script>", "id=\"ranking\"");
    assertThat(markup)
        .doesNotContainPattern("<(script|img|link|iframe)[^>]* (src|href)=")
        .doesNotContain("@import");
  }

  @Test
  void allPicturesAreThere() throws IOException {
    JsonNode charts = charts(page(ReportSamples.study(120)));

    assertThat(charts.fieldNames())
        .toIterable()
        .containsExactly("history", "front", "ranking", "worst", "pairs", "densities", "curves");
    assertThat(charts.at("/history/data/values")).hasSize(119);
    assertThat(charts.at("/ranking/data/values/0/name").asText()).isEqualTo("learning-rate");
    assertThat(charts.at("/ranking/data/values/0/verdict").asText()).isEqualTo("significant");
    assertThat(charts.at("/pairs/data/values")).hasSizeGreaterThanOrEqualTo(6);
    assertThat(charts.at("/densities/concat")).hasSize(5);
  }

  /** The cards are of one network, that which is recommended. */
  @Test
  void theCardsAreOfTheRecommendedNetwork() throws IOException {
    StudyResult study = ReportSamples.study(120, "{max-error-loss: 100%}");
    FinishedTrial recommended = study.file().tradeOff().recommend(study.history()).orElseThrow();
    double median = new Summary(study).warmUpMedian();

    assertThat(recommended).isNotEqualTo(study.best().orElseThrow());
    assertThat(page(study))
        .contains(">%s<".formatted(Figures.number(recommended.errorOrWorst())))
        .contains(">%s<".formatted(Figures.factor(median / recommended.errorOrWorst())));
  }

  @Test
  void theFrontFallsAsCostGrows() throws IOException {
    double last = Double.POSITIVE_INFINITY;
    double cost = 0;
    for (JsonNode row : charts(page(ReportSamples.study(120))).at("/front/data/values")) {
      assertThat(row.get("cost").doubleValue()).isGreaterThanOrEqualTo(cost);
      cost = row.get("cost").doubleValue();
      if (row.get("pareto").booleanValue()) {
        assertThat(row.get("error").doubleValue()).isLessThan(last);
        last = row.get("error").doubleValue();
      }
    }
    assertThat(last).isLessThan(0.2);
  }

  @Test
  void densitiesKeepTheirMassOnTheRange() throws IOException {
    JsonNode charts = charts(page(ReportSamples.study(120)));
    for (JsonNode chart : charts.at("/densities/concat")) {
      double area = 0;
      int lines = 0;
      for (JsonNode row : chart.at("/data/values")) {
        if (row.get("kind").asText().equals("good") && row.has("x")) {
          // 61 points at equal steps of U: the trapezoidal rule.
          boolean end = lines == 0 || lines == 60;
          area += row.get("y").doubleValue() / (end ? 120 : 60);
          lines++;
        }
      }
      if (lines > 0) {
        assertThat(area).as(chart.at("/title/text").asText()).isBetween(0.97, 1.03);
      }
    }
  }

  @Test
  void aStudyOfThreeTrialsHasAPageWithoutRanking() throws IOException {
    String page = page(ReportSamples.study(3));

    assertThat(charts(page).fieldNames()).toIterable().containsExactly("history", "front");
    assertThat(page).contains("The sample has 3 trials; at least 20 are needed for indices.");
  }

  @Test
  void anAnalysisAloneHasAPage() throws IOException {
    StringWriter out = new StringWriter();
    AnalysisPage.write(ReportSamples.HOSTILE, ReportSamples.study(120).sample(), out);

    assertThat(out.toString())
        .doesNotContain(ReportSamples.HOSTILE)
        .contains("learning-rate", "id=\"curves\"", "What this says of each hyperparameter");
  }

  /** Blue stands for good ones elsewhere; nothing on the page of the worst is good. */
  @Test
  void anAnalysisOfTheWorstNamesThemSo() throws IOException {
    TrialHistory trials = ReportSamples.study(120).sample().trials();
    StringWriter out = new StringWriter();
    AnalysisPage.write("worst", ReportSamples.analyzed(trials, new Goal.Worst(0.1)), out);

    assertThat(out.toString())
        .contains("Where the worst networks lie</h2>")
        .doesNotContain("Where the good networks");
    assertThat(charts(out.toString()).at("/densities").findValuesAsText("kind"))
        .contains("worst")
        .doesNotContain("good");
  }

  private static String page(StudyResult result) throws IOException {
    StringWriter out = new StringWriter();
    HtmlReport.write(result, out);
    return out.toString();
  }

  private static JsonNode charts(String page) throws IOException {
    Matcher matcher = CHARTS.matcher(page);
    assertThat(matcher.find()).isTrue();
    return JsonMapper.builder().build().readTree(matcher.group(1));
  }
}
