package org.hsicgpbo.driver.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.sensitivity.AnalysisPart;
import org.hsicgpbo.sensitivity.AnalysisSettings;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.sensitivity.HsicIndex;
import org.hsicgpbo.sensitivity.SampleAnalysis;
import org.hsicgpbo.sensitivity.SampleAnalyzer;
import org.hsicgpbo.sensitivity.SensitivityAnalyzer;
import org.hsicgpbo.sensitivity.Significance;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.junit.jupiter.api.Test;

class RankingReaderTest {
  private static final StudyFile FILE = StoredStudies.file("night", 200);

  @Test
  void theFiguresAreThoseOfTheAnalysis() {
    TrialHistory sample = sample(120);
    SampleAnalysis analysis =
        new SampleAnalyzer(
                FILE.goal(),
                sample.knownCost(),
                FILE.seed(),
                AnalysisSettings.defaults(),
                EnumSet.of(AnalysisPart.PRECISION))
            .analyze(sample);

    RankingView view = new RankingReader().rank(FILE, sample);

    assertThat(view.trials()).isEqualTo(120);
    assertThat(view.good()).isEqualTo(analysis.ranking().reached());
    assertThat(view.trustworthy()).isTrue();
    assertThat(view.rows()).hasSize(5);
    for (int i = 0; i < 5; i++) {
      HsicIndex index = analysis.ranking().indices().get(i);
      RankingView.Row row = view.rows().get(i);
      assertThat(row.name()).isEqualTo(index.hyperparameter());
      assertThat(List.of(row.r2(), row.pValue(), row.adjusted()))
          .isEqualTo(List.of(index.r2(), index.pValue(), index.pAdjusted()));
      assertThat(row.significant()).isEqualTo(index.isSignificant());
    }
    RankingView.Row first = view.rows().get(0);
    assertThat(first.name()).isEqualTo("learning-rate");
    assertThat(first.significant()).isTrue();
    assertThat(first.low() / first.r2())
        .isCloseTo(
            analysis.precision("learning-rate").orElseThrow().low()
                / analysis.ranking().indices().get(0).hsic(),
            within(1e-12));
    assertThat(first.high()).isGreaterThan(first.r2());
  }

  @Test
  void eachSampleIsAnalysedAsIsUsualForItsSize() {
    AnalysisSettings large = AnalysisSettings.defaults().with(new Significance.Asymptotic());
    List<Integer> sizes = new ArrayList<>();
    TrialHistory sample = sample(120);

    RankingView view =
        new RankingReader(
                size -> {
                  sizes.add(size);
                  return size > 100 ? large : AnalysisSettings.defaults();
                })
            .rank(FILE, sample);

    assertThat(sizes)
        .containsExactlyElementsOf(
            Stream.concat(Stream.of(120), RankingReader.earlierSizes(120).stream()).toList());
    assertThat(view.rows())
        .extracting(RankingView.Row::pValue)
        .containsExactlyElementsOf(
            new SensitivityAnalyzer(FILE.goal(), sample.knownCost(), FILE.seed(), large)
                .analyze(sample).indices().stream().map(HsicIndex::pValue).toList())
        .isNotEqualTo(
            new RankingReader()
                .rank(FILE, sample).rows().stream().map(RankingView.Row::pValue).toList());
  }

  @Test
  void theHistoryShowsHowTheFirstTrialsRanked() {
    RankingReader reader = new RankingReader();

    RankingView.Moment early = last(reader.rank(FILE, sample(40)));
    RankingView late = reader.rank(FILE, sample(150));

    assertThat(early.trials()).isEqualTo(40);
    assertThat(late.history()).hasSizeBetween(4, 8).contains(early);
    assertThat(last(late).rows())
        .extracting(RankingView.Point::r2)
        .containsExactlyElementsOf(late.rows().stream().map(RankingView.Row::r2).toList());
  }

  @Test
  void aSampleThatHasNotGrownIsNotRankedAgain() {
    RankingReader reader = new RankingReader();
    RankingView first = reader.rank(FILE, sample(60));

    assertThat(reader.rank(FILE, sample(60))).isSameAs(first);
    assertThat(reader.rank(FILE.withGoal(new Goal.Best(0.3)), sample(60)).good()).isEqualTo(18);
  }

  @Test
  void aSampleThatIsTooSmallSaysSo() {
    RankingView view = new RankingReader().rank(FILE, sample(7));

    assertThat(view.trustworthy()).isFalse();
    assertThat(view.notice().orElseThrow()).contains("The sample has 7 trials");
    assertThat(view.history()).isEmpty();
    assertThat(new String(ViewJson.bytes(view), StandardCharsets.UTF_8))
        .contains("\"pValue\":null");
  }

  @Property(tries = 200)
  void earlierSizesGrowBelowTheWhole(@ForAll @IntRange(max = 100_000) int whole) {
    List<Integer> sizes = RankingReader.earlierSizes(whole);

    assertThat(sizes).hasSizeLessThan(8).isSorted().doesNotHaveDuplicates();
    assertThat(sizes).allMatch(size -> size >= 20 && size < whole);
    if (whole > 20) {
      assertThat(sizes).startsWith(20);
      assertThat(sizes.size()).isGreaterThanOrEqualTo(Math.min(3, whole / 40));
    }
  }

  private static RankingView.Moment last(RankingView view) {
    return view.history().get(view.history().size() - 1);
  }

  private static TrialHistory sample(int size) {
    return new TrialHistory(
        FILE.space(), IntStream.rangeClosed(1, size).mapToObj(RankingReaderTest::trial).toList());
  }

  private static FinishedTrial trial(int number) {
    UnitPoint point = FILE.space().sample(new Random(number * 0x9E3779B97F4A7C15L));
    Trial trial =
        new Trial(number, number, new Suggestion(point, FILE.space().decode(point), "random"));
    return trial.finish(StoredStudies.completed(trial));
  }
}
