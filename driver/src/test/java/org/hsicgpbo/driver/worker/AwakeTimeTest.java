package org.hsicgpbo.driver.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AwakeTimeTest {
  private static final long SECOND = 1_000_000_000L;

  private long now = 17 * SECOND;

  @Test
  void isUpAfterThatManySecondsOfTurns() {
    AwakeTime time = new AwakeTime(Duration.ofMillis(2_500), () -> now);

    for (int turn = 1; turn <= 2; turn++) {
      assertThat(time.turn()).isEqualTo(Duration.ofSeconds(1));
      now += SECOND;
      assertThat(time.isUp()).isFalse();
    }
    assertThat(time.turn()).isEqualTo(Duration.ofMillis(500));
    now += SECOND / 2;
    assertThat(time.isUp()).isTrue();
    assertThat(time.turn()).isZero();
  }

  @Test
  void anHourOfSleepCountsAsAMoment() {
    AwakeTime time = new AwakeTime(Duration.ofMinutes(1), () -> now);

    now += 3600 * SECOND;

    assertThat(time.isUp()).isFalse();
    now += SECOND;
    assertThat(time.isUp()).isFalse();
  }

  @Test
  void aBusyMachineDoesNotStretchTheTime() {
    AwakeTime time = new AwakeTime(Duration.ofSeconds(6), () -> now);

    for (int turn = 1; turn <= 3; turn++) {
      assertThat(time.isUp()).isFalse();
      now += 2 * SECOND;
    }

    assertThat(time.isUp()).isTrue();
  }
}
