package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  private final List<String> calls = new ArrayList<>();
  private final StringWriter err = new StringWriter();

  @Test
  void theFirstCtrlCFinishesAndTheSecondEnds() {
    assertThat(send(false, StopSignal.INTERRUPT, StopSignal.INTERRUPT)).isEqualTo(130);

    assertThat(calls).containsExactly("finish", "halt 130");
    assertThat(err.toString())
        .contains(
            "Stopping: 2 trials run. Ctrl-C again ends at once; they begin again.",
            "Ended at once; they begin again.");
  }

  @Test
  void whatElseShallBeDoneIsDoneOnceWhatRunsIsEnded() {
    Ending ending =
        new Ending(() -> calls.add("finish"), () -> "", () -> calls.add("stop"), "they begin again")
            .andThen(() -> calls.add("give up waiting"));

    ending.finish().run();
    ending.stop().run();

    assertThat(calls).containsExactly("finish", "stop", "give up waiting");
  }

  @Test
  void withNowTheFirstCtrlCStops() {
    assertThat(send(true, StopSignal.INTERRUPT, StopSignal.INTERRUPT)).isEqualTo(130);

    assertThat(calls).containsExactly("stop", "halt 130");
    assertThat(err.toString())
        .contains("Stopping; they begin again. Ctrl-C again ends without waiting.");
  }

  @Test
  void whoShutsDownDoesNotWait() {
    assertThat(send(false, StopSignal.TERMINATE)).isEqualTo(143);
    assertThat(send(false, StopSignal.HANG_UP)).isEqualTo(129);
    assertThat(calls).containsExactly("stop", "stop");
  }

  @Test
  void aShutDownStopsWhatACtrlCHasLetRun() {
    assertThat(send(false, StopSignal.INTERRUPT, StopSignal.TERMINATE)).isEqualTo(143);
    assertThat(calls).containsExactly("finish", "stop");
  }

  @Test
  void anySignalAfterAStopEnds() {
    assertThat(send(false, StopSignal.TERMINATE, StopSignal.INTERRUPT)).isEqualTo(130);
    assertThat(calls).containsExactly("stop", "halt 130");
  }

  @Test
  void withoutASignalThereIsNone() {
    try (Interruption interruption = interruption(false)) {
      assertThat(interruption.signal()).isEmpty();
    }
  }

  private int send(boolean now, StopSignal... signals) {
    try (Interruption interruption = interruption(now)) {
      for (StopSignal signal : signals) {
        interruption.signalled(signal);
      }
      return interruption.signal().orElseThrow().code();
    }
  }

  private Interruption interruption(boolean now) {
    Ending ending =
        new Ending(
            () -> calls.add("finish"),
            () -> "2 trials run",
            () -> calls.add("stop"),
            "they begin again");
    return new Interruption(
        ending, now, new PrintWriter(err, true), code -> calls.add("halt " + code));
  }
}
