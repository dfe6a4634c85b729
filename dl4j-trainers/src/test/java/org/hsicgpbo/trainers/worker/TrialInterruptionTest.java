package org.hsicgpbo.trainers.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrialInterruptionTest {
  private final TrialInterruption interruption = new TrialInterruption();

  @Test
  void aLateRequestForAnotherTrialTakesNoneBack() {
    interruption.begin(13);
    interruption.request(13);
    interruption.request(12);

    assertThat(interruption.isRequested(13)).isTrue();
    assertThat(interruption.isRequested(12)).isFalse();
  }

  @Test
  void aTrainingHearsOnlyWhatWasAskedSinceItBegan() {
    interruption.request(1);
    interruption.begin(1);
    assertThat(interruption.isRequested(1)).isFalse();

    interruption.request(1);
    assertThat(interruption.isRequested(1)).isTrue();
    interruption.begin(1);
    assertThat(interruption.isRequested(1)).isFalse();
  }
}
