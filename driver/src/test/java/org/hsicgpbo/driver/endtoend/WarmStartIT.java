package org.hsicgpbo.driver.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study that begins with what another one found, as a user runs it. */
class WarmStartIT {
  private static final String SPACE =
      """
      problem: {type: runge, epochs: 20}
      space:
        n-units:       {type: integer, low: 4, high: 32, log: true}
        learning-rate: {type: real, low: 1e-4, high: 1e-1, log: true}
      """;

  @TempDir Path folder;

  @Test
  void trialsOfStudiesAndLogsAreUsed() throws Exception {
    DriverProcess.Result first =
        run(SPACE + "study: monday%nstrategy: {type: random}%nbudget: {trials: 12}%n".formatted());
    assertThat(first.exitCode()).as(first.err()).isZero();
    DriverProcess.Result exported =
        DriverProcess.run(
            folder, "export", "monday", "--storage", folder.resolve("s.db").toString());
    assertThat(exported.exitCode()).as(exported.err()).isZero();
    Files.writeString(folder.resolve("monday.csv"), exported.out());

    String tuesday =
        SPACE
            + "study: tuesday%nwarm-start: {studies: [monday], logs: [monday.csv]}%n".formatted()
            + "strategy: {type: gpbo}%nbudget: {trials: 3}%n".formatted();
    DriverProcess.Result second = run(tuesday);

    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.err())
        .contains("Warm start: 12 of 12 trials of the study monday are used.")
        .contains("Warm start: 12 of 12 trials of the log monday.csv are used.");
    assertThat(second.out())
        .contains("Recommended is the network of trial", "because none was trained")
        .doesNotContain("best at random", "random trials, ");
    DriverProcess.Result again = run(tuesday);
    assertThat(again.exitCode()).as(again.err()).isZero();
  }

  @Test
  void aStudyThatIsNotThereIsNamed() throws Exception {
    DriverProcess.Result result =
        run(
            SPACE
                + "study: tuesday%nwarm-start: {studies: [moonday]}%n".formatted()
                + "strategy: {type: gpbo}%nbudget: {trials: 3}%n".formatted());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("There is no study (moonday)").doesNotContain("Exception");
  }

  private DriverProcess.Result run(String study) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("study.yaml"), study);
    return DriverProcess.run(
        folder, "run", file.toString(), "--storage", folder.resolve("s.db").toString());
  }
}
