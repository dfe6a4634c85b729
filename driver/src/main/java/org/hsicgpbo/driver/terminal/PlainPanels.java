package org.hsicgpbo.driver.terminal;

import java.io.PrintWriter;
import org.hsicgpbo.driver.report.Figures;
import org.jspecify.annotations.Nullable;

/** Tells what is new in a panel as plain lines, for logs and pipes. */
public final class PlainPanels implements PanelView {
  private final PrintWriter out;
  private @Nullable Panel last;

  /** Writes to {@code out}. */
  public PlainPanels(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void show(Panel panel) {
    Panel before = last;
    last = panel;
    if (before != null
        && before.finished() == panel.finished()
        && before.headline().equals(panel.headline())
        && before.notes().equals(panel.notes())) {
      return;
    }
    out.printf(
        "%d/%d %s %s%s%s%n",
        panel.finished(),
        panel.budget(),
        panel.study(),
        panel.headline(),
        panel.best().map(best -> ", best " + Figures.number(best.error())).orElse(""),
        panel.failed() == 0 ? "" : ", " + panel.failed() + " failed");
    if (before == null || !before.notes().equals(panel.notes())) {
      panel.notes().forEach(out::println);
    }
    out.flush();
  }

  @Override
  public void close() {
    out.flush();
  }
}
