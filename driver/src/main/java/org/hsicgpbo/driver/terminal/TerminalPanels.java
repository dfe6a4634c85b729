package org.hsicgpbo.driver.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Draws panels in place on a terminal. */
public final class TerminalPanels implements PanelView {
  private final Screen screen;
  private final int columns;
  private volatile @Nullable Panel shown;
  private @Nullable LivePanel drawn;

  /**
   * Draws when the first panel comes.
   *
   * @param columns width of the terminal, where that is all that can be known
   */
  public TerminalPanels(Screen screen, int columns) {
    this.screen = screen;
    this.columns = columns;
  }

  @Override
  public void show(Panel panel) {
    shown = panel;
    if (drawn == null) {
      drawn = new LivePanel(screen, columns, () -> shown == null ? panel : shown);
    }
  }

  @Override
  public void close() {
    if (drawn != null) {
      drawn.close();
      new PrintStream(screen, true, StandardCharsets.UTF_8).print(drawn.text());
    }
  }
}
