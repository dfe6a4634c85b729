package org.hsicgpbo.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hsicgpbo.driver.gpu.GpuLoad;
import org.hsicgpbo.driver.view.TimeLeft;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class PanelLayoutTest {
  private static final Panel PANEL = panel(2);

  @Test
  void showsAllAt80Columns() {
    assertThat(text(PANEL, 80, 24))
        .containsExactly(
            "bateman  optimize",
            "██████████████████▊░░░░░░░░░░░░░░  57 of 100 trials  13 m 32 s, ~10 m 40 s left",
            "best      0.0845  trial 41 · 7.30 kFLOP · 3,756 parameters",
            "ended     50 completed · 4 stopped early · 3 failed (2 diverged, 1 timed out)",
            "#1        epoch 1/30  loss 0.500     error 0.750     1 s",
            "#2        running     2 s",
            "gpu 0      97 %  12.1 of 15.8 GiB  Tesla V100-PCIE-16GB",
            "A note.");
  }

  @Test
  void saysWhichLimitOfTimeEndsTheStudyBeforeItsTrials() {
    assertThat(text(panel(2, Optional.of("budget.until")), 100, 24).get(1))
        .endsWith("57 of 100 trials  13 m 32 s, 10 m 40 s left by budget.until");
  }

  @Test
  void showsWhatMattersAt40Columns() {
    assertThat(text(PANEL, 40, 24))
        .startsWith(
            "bateman  optimize",
            "57 of 100  13 m 32 s, ~10 m 40 s left",
            "best      0.0845  trial 41 · 7.30 kFLO…")
        .contains("#1  epoch 1/30  error 0.750     1 s");
  }

  @Test
  void showsStagesAndBarsWhereThereIsRoom() {
    assertThat(text(PANEL, 140, 24))
        .contains(
            "#1        epoch 1/30  ▍░░░░░░░░░░░  loss 0.500     error 0.750     1 s        optimize");
  }

  @Test
  void saysHowManyTrialsHaveNoRoom() {
    List<String> lines = text(panel(40), 80, 16);

    assertThat(lines).hasSize(14).contains("and 33 more trials").endsWith("A note.");
    assertThat(lines).filteredOn(line -> line.startsWith("#")).hasSize(7);
  }

  @Test
  void nothingFromOutsideSteersTheTerminal() {
    Panel hostile =
        new Panel(
            "a\u001b[2Jb",
            "x\r\ny",
            0,
            1,
            0,
            List.of(new Panel.Cause("\u0007bell", 1)),
            Optional.empty(),
            Double.NaN,
            new TimeLeft(Double.NaN, Optional.empty()),
            List.of(),
            List.of("host\u009b31m/1"),
            List.of(),
            List.of());

    assertThat(String.join("\n", text(hostile, 80, 24)))
        .doesNotContain("\u001b", "\r", "\u0007", "\u009b");
  }

  @Property(tries = 300)
  void alwaysFits(
      @ForAll @IntRange(min = 20, max = 200) int columns,
      @ForAll @IntRange(min = 3, max = 60) int rows,
      @ForAll @IntRange(min = 0, max = 50) int trials) {
    List<AttributedString> lines = new PanelLayout(columns, rows, true).lines(panel(trials));

    assertThat(lines).hasSizeBetween(1, rows - 2);
    assertThat(lines).allMatch(line -> line.columnLength() < columns);
  }

  private static Panel panel(int trials) {
    return panel(trials, Optional.empty());
  }

  private static Panel panel(int trials, Optional<String> limit) {
    return new Panel(
        "bateman",
        "optimize",
        57,
        100,
        4,
        List.of(new Panel.Cause("diverged", 2), new Panel.Cause("timed out", 1)),
        Optional.of(new Panel.Best(41, 0.08451, 7300, 3756)),
        812,
        new TimeLeft(640, limit),
        IntStream.rangeClosed(1, trials)
            .mapToObj(
                n ->
                    new Panel.Running(
                        n,
                        "optimize",
                        "",
                        n % 2,
                        30,
                        n % 2 == 1 ? 0.5 : Double.NaN,
                        n % 2 == 1 ? 0.75 : Double.NaN,
                        n))
            .toList(),
        List.of(),
        List.of(new GpuLoad(0, "Tesla V100-PCIE-16GB", 0.97, 13_000_000_000L, 16_945_000_000L)),
        List.of("A note."));
  }

  private static List<String> text(Panel panel, int columns, int rows) {
    return new PanelLayout(columns, rows, false)
        .lines(panel).stream().map(line -> line.toString().stripTrailing()).toList();
  }
}
