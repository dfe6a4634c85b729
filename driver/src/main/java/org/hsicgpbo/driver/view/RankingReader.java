package org.hsicgpbo.driver.view;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.sensitivity.AnalysisPart;
import org.hsicgpbo.sensitivity.AnalysisSettings;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.sensitivity.SampleAnalysis;
import org.hsicgpbo.sensitivity.SampleAnalyzer;
import org.hsicgpbo.sensitivity.SensitivityAnalyzer;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the hyperparameters of one study, again only when its sample has grown. The sizes of its
 * history are steps of a fixed ladder, so that each of them is ranked once. Safe for use by several
 * threads, one at a time.
 */
public final class RankingReader {
  private static final int SMALLEST = 20;
  private static final int MOST_MOMENTS = 8;

  /** Rungs of the ladder up to the double. */
  private static final int RUNGS = 4;

  private final IntFunction<AnalysisSettings> settings;
  private final Map<Integer, RankingView.Moment> moments = new HashMap<>();
  private @Nullable Key key;
  private @Nullable RankingView latest;

  /** What, beside the trials, the figures depend on. */
  private record Key(Goal goal, long seed, CostMeasure cost) {}

  /** A reader that has ranked nothing, with what is usual for samples of each size. */
  public RankingReader() {
    this(AnalysisSettings::forSample);
  }

  /** One with the settings that are given for the size of a sample. */
  RankingReader(IntFunction<AnalysisSettings> settings) {
    this.settings = settings;
  }

  /**
   * The ranking, with the same figures as {@code analyze} tells.
   *
   * @param sample the trials that were drawn at random, in the order of their end
   */
  public synchronized RankingView rank(StudyFile file, TrialHistory sample) {
    CostMeasure cost = sample.knownCost();
    Key now = new Key(file.goal(), file.seed(), cost);
    if (!now.equals(key)) {
      key = now;
      moments.clear();
      latest = null;
    }
    RankingView known = latest;
    if (known != null && known.trials() == sample.size()) {
      return known;
    }
    SampleAnalysis analysis =
        new SampleAnalyzer(
                now.goal(),
                cost,
                now.seed(),
                settings.apply(sample.size()),
                EnumSet.of(AnalysisPart.PRECISION))
            .analyze(sample);
    List<RankingView.Moment> history = new ArrayList<>(earlier(now, sample));
    if (sample.size() >= SMALLEST) {
      history.add(RankingView.Moment.of(analysis.ranking()));
    }
    RankingView view = RankingView.of(analysis, history);
    latest = view;
    return view;
  }

  private List<RankingView.Moment> earlier(Key now, TrialHistory sample) {
    List<RankingView.Moment> history = new ArrayList<>();
    for (int size : earlierSizes(sample.size())) {
      TrialHistory first = new TrialHistory(sample.space(), sample.trials().subList(0, size));
      history.add(
          moments.computeIfAbsent(
              size, n -> RankingView.Moment.of(analyzer(now, n).analyze(first))));
    }
    return history;
  }

  private SensitivityAnalyzer analyzer(Key now, int size) {
    return new SensitivityAnalyzer(now.goal(), now.cost(), now.seed(), settings.apply(size));
  }

  /**
   * The sizes below the whole at which a sample is looked at: from 20 on in equal ratios; the
   * larger the sample, the fewer rungs of the ladder.
   */
  static List<Integer> earlierSizes(int whole) {
    for (int stride = 1; ; stride *= 2) {
      List<Integer> sizes = new ArrayList<>();
      for (int rung = 0; size(rung) < whole; rung += stride) {
        sizes.add(size(rung));
      }
      if (sizes.size() < MOST_MOMENTS) {
        return sizes;
      }
    }
  }

  private static int size(int rung) {
    return (int) Math.round(SMALLEST * Math.pow(2, (double) rung / RUNGS));
  }
}
