package org.hsicgpbo.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.trial.Cost;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;

/** The example "As a library" of the README. */
class ReadmeExampleTest {
  @Test
  void findsTheLowestError() {
    SearchSpace space =
        SearchSpace.of(
            new LogRealHyperparameter("learning-rate", 1e-5, 1e-1),
            new IntegerHyperparameter("n-layers", 1, 6));
    AskTell loop = new AskTell(space, 42, new GpboStrategy(space, 42, 10));
    for (int i = 0; i < 30; i++) {
      Trial trial = loop.ask();
      Configuration configuration = trial.suggestion().configuration();
      double rate = configuration.get("learning-rate").orElseThrow().asNumber();
      double layers = configuration.get("n-layers").orElseThrow().asNumber();
      double error = Math.pow(Math.log10(rate) + 3, 2) + 0.1 * layers; // train here
      loop.tell(trial, TrialOutcome.Completed.of(error, Cost.UNKNOWN));
    }
    assertThat(loop.history().best().orElseThrow().errorOrWorst()).isLessThan(0.11);
  }
}
