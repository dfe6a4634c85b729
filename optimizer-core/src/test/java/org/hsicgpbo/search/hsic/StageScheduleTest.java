package org.hsicgpbo.search.hsic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StageScheduleTest {
  private static final int FEWEST_RANKED = 41;

  @Property
  void aShorterScheduleHasTheTrialsThatAreExpected(
      @ForAll @IntRange(max = 100) int warmUp,
      @ForAll @IntRange(max = 300) int more,
      @ForAll @IntRange(min = 1, max = 500) int expected) {
    StageSchedule planned = schedule(warmUp, warmUp + more);
    StageSchedule shorter = planned.within(expected, FEWEST_RANKED);

    assertThat(shorter.trials()).isEqualTo(Math.min(expected, warmUp + more));
    for (int stage = 0; stage < shorter.parts().size(); stage++) {
      assertThat(trials(shorter, stage)).isLessThanOrEqualTo(trials(planned, stage) + 1);
    }
  }

  @Test
  void theWarmUpStaysWhileHalfIsLeft() {
    assertThat(counts(schedule(60, 200).within(120, FEWEST_RANKED)))
        .containsExactly(60, 15, 3, 33, 9);
  }

  @Test
  void theWarmUpShrinksToWhatARankingNeedsIfAQuarterIsLeft() {
    assertThat(counts(schedule(60, 200).within(56, FEWEST_RANKED)).get(0)).isEqualTo(41);
    assertThat(counts(schedule(60, 200).within(100, FEWEST_RANKED)).get(0)).isEqualTo(50);
  }

  @Test
  void withTooFewTrialsForARankingHalfAreSearchedFor() {
    assertThat(counts(schedule(60, 200).within(30, FEWEST_RANKED)).get(0)).isEqualTo(15);
  }

  private static StageSchedule schedule(int warmUp, int trials) {
    return StageSchedule.of(WarmUp.Sampling.RANDOM, warmUp, trials, Shares.defaults(), 1);
  }

  private static int trials(StageSchedule schedule, int stage) {
    return schedule.parts().get(stage).trials();
  }

  private static List<Integer> counts(StageSchedule schedule) {
    return schedule.parts().stream().map(StageSchedule.Part::trials).toList();
  }
}
