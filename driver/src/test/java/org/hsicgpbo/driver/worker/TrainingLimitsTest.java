package org.hsicgpbo.driver.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrainingLimitsTest {
  @Test
  void aLimitBeyondWhatALongOfNanosecondsHoldsIsNone() {
    Duration longest = TrainingLimits.ofTime(Duration.ofHours(999_999_999)).longest();

    assertThat(longest).isEqualTo(TrainingLimits.NO_LIMIT);
    assertThat(longest.multipliedBy(2).toNanos()).isPositive();
  }

  @Test
  void otherLimitsAreTakenAsTheyAre() {
    assertThat(TrainingLimits.ofTime(Duration.ofMinutes(5)).longest())
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(TrainingLimits.ofTime(null).longest()).isEqualTo(TrainingLimits.NO_LIMIT);
  }
}
