package org.hsicgpbo.driver.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  @Test
  void littleWorkIsDoneOnceASecond() {
    assertThat(Pace.after(Duration.ofMillis(3), LONGEST)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void moreWorkTakesAFiftiethOfACore() {
    assertThat(Pace.after(Duration.ofMillis(60), LONGEST)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void readersAreNotLeftWaitingForLong() {
    assertThat(Pace.after(Duration.ofSeconds(5), LONGEST)).isEqualTo(LONGEST);
  }
}
