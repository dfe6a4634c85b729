package org.hsicgpbo.driver.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationsTest {
  @Test
  void aLimitBeyondWhatALongOfNanosecondsHoldsIsNone() {
    Duration longest = Durations.longest(Duration.ofHours(999_999_999));

    assertThat(longest).isEqualTo(Durations.NO_LIMIT);
    assertThat(longest.multipliedBy(2).toNanos()).isPositive();
  }

  @Test
  void otherLimitsAreTakenAsTheyAre() {
    assertThat(Durations.longest(Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(5));
    assertThat(Durations.longest(null)).isEqualTo(Durations.NO_LIMIT);
  }
}
