package org.hsicgpbo.study;

import java.util.ArrayList;
import java.util.List;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;

/** Proposes the number of the trial in hundredths, and keeps what it was told. */
final class CountingStrategy implements SearchStrategy {
  static final SearchSpace SPACE = SearchSpace.of(new RealHyperparameter("x", 0.0, 1.0));

  final List<String> states = new ArrayList<>();
  private final String stage;

  CountingStrategy() {
    this("count");
  }

  /** Names every trial's stage so. */
  CountingStrategy(String stage) {
    this.stage = stage;
  }

  static Suggestion suggestion(int number) {
    UnitPoint point = new UnitPoint(number / 100.0);
    return new Suggestion(point, SPACE.decode(point), "count");
  }

  @Override
  public String name() {
    return "counting";
  }

  @Override
  public Suggestion suggest(SearchState state) {
    states.add(
        "%d told %s pending %s"
            .formatted(
                state.trialNumber(),
                state.told().trials().stream().map(t -> t.trial().number()).toList(),
                state.pending().stream().map(Trial::number).toList()));
    Suggestion counted = suggestion(state.trialNumber());
    return new Suggestion(counted.point(), counted.configuration(), stage);
  }

  @Override
  public List<StageReport> explain(TrialHistory told) {
    return List.of();
  }
}
