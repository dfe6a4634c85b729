package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.hsicgpbo.driver.download.DownloadProgress;
import org.hsicgpbo.driver.gpu.GpuLoad;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.terminal.ComparisonBar;
import org.hsicgpbo.driver.terminal.ComparisonLines;
import org.hsicgpbo.driver.terminal.ComparisonProgress;
import org.hsicgpbo.driver.terminal.DownloadBar;
import org.hsicgpbo.driver.terminal.DownloadLines;
import org.hsicgpbo.driver.terminal.Panel;
import org.hsicgpbo.driver.terminal.PanelLayout;
import org.hsicgpbo.driver.terminal.PanelListener;
import org.hsicgpbo.driver.terminal.PanelView;
import org.hsicgpbo.driver.terminal.PlainListener;
import org.hsicgpbo.driver.terminal.PlainPanels;
import org.hsicgpbo.driver.terminal.Screen;
import org.hsicgpbo.driver.terminal.TerminalPanels;
import org.hsicgpbo.study.StudyListener;

/** Shows how work goes on: to a person at a terminal, else as plain lines. */
final class Displays {
  private static final String COLUMNS = "hsicgpbo.columns";
  private static final int USUAL_COLUMNS = 100;

  private final Screen screen;
  private final int columns;

  private Displays(Screen screen, int columns) {
    this.screen = screen;
    this.columns = columns;
  }

  /**
   * On standard error. Java cannot ask whether it is a terminal, nor how wide; the launcher can,
   * and says so.
   *
   * @param screen standard error, to which everybody writes through it
   */
  static Displays ofProcess(Screen screen) {
    return new Displays(screen, Integer.getInteger(COLUMNS, 0));
  }

  /** The progress of a study that this process runs. */
  StudyListener progress(StudyFile study, PrintWriter err, Supplier<List<GpuLoad>> gpus) {
    return columns > 0
        ? new PanelListener(study, screen, columns, gpus, Clock.system(ZoneId.systemDefault()))
        : new PlainListener(err);
  }

  /** A study that is watched. */
  PanelView panels(PrintWriter err) {
    return columns > 0 ? new TerminalPanels(screen, columns) : new PlainPanels(err);
  }

  /** A panel as ordinary lines. */
  String text(Panel panel) {
    return PanelLayout.ofWidth(columns > 0 ? columns : USUAL_COLUMNS).text(panel);
  }

  /** The progress of a comparison. */
  ComparisonProgress comparisonProgress(PrintWriter err) {
    return columns > 0 ? new ComparisonBar(System.err, columns) : new ComparisonLines(err);
  }

  /** The progress of a download. */
  DownloadProgress downloadProgress(PrintWriter err) {
    return columns > 0 ? new DownloadBar(System.err, columns) : new DownloadLines(err);
  }
}
