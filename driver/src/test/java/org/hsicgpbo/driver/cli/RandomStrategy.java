package org.hsicgpbo.driver.cli;

import java.util.List;
import java.util.SplittableRandom;
import org.hsicgpbo.search.SearchState;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.TrialHistory;

/** Points at random, the same ones in every test. */
record RandomStrategy(SearchSpace space) implements SearchStrategy {
  @Override
  public String name() {
    return "random";
  }

  @Override
  public Suggestion suggest(SearchState state) {
    UnitPoint point = space.sample(new SplittableRandom(state.trialNumber()));
    return new Suggestion(point, space.decode(point), "random");
  }

  @Override
  public List<StageReport> explain(TrialHistory told) {
    return List.of();
  }
}
