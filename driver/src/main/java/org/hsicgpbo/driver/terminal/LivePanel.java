package org.hsicgpbo.driver.terminal;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws a panel some times a second from a thread of its own, in the size that the terminal has at
 * that time.
 */
public final class LivePanel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LivePanel.class);
  private static final int REFRESH_MILLISECONDS = 250;
  private static final int LAST_DRAWING_SECONDS = 2;
  private static final String RESIZED = "WINCH";

  private final Screen screen;
  private final Supplier<Panel> panels;
  private final boolean colours;
  private final ScheduledExecutorService thread;
  private final @Nullable Object previous;
  private volatile boolean resized = true;
  private TerminalSize size;

  /**
   * Draws from now on.
   *
   * @param columns width of the terminal, where that is all that can be known
   * @param panels what there is to see; called by the drawing thread
   */
  public LivePanel(Screen screen, int columns, Supplier<Panel> panels) {
    this.screen = screen;
    this.panels = panels;
    this.size = TerminalSize.ofWidth(columns);
    this.colours = Optional.ofNullable(System.getenv("NO_COLOR")).orElse("").isEmpty();
    this.previous = Signals.register(RESIZED, () -> resized = true);
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, "terminal");
              made.setDaemon(true);
              return made;
            });
    var unused =
        thread.scheduleWithFixedDelay(this::draw, 0, REFRESH_MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  private void draw() {
    if (resized) {
      resized = false;
      size = TerminalSize.ask().orElse(size);
    }
    try {
      screen.show(
          new PanelLayout(size.columns(), size.rows(), colours).lines(panels.get()),
          size.columns(),
          size.rows());
    } catch (RuntimeException e) {
      // The next drawing may go well; without this there would be none.
      LOG.debug("The panel could not be drawn", e);
    }
  }

  /** Draws no more and removes what was drawn. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      var unused = thread.awaitTermination(LAST_DRAWING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    screen.hide();
    if (previous != null) {
      Signals.unregister(RESIZED, previous);
    }
  }

  /** What it would draw at this moment, to be kept as ordinary lines. */
  public String text() {
    return PanelLayout.ofWidth(size.columns()).text(panels.get());
  }
}
