package org.hsicgpbo.driver.terminal;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.hsicgpbo.driver.download.DownloadProgress;
import org.jspecify.annotations.Nullable;

/** A download as one line that is drawn anew: bytes, speed, remaining time. */
public final class DownloadBar implements DownloadProgress {
  private static final int REFRESH_MILLISECONDS = 250;
  private static final long MEGABYTE = 1_000_000;

  private final PrintStream stream;
  private final int columns;
  private @Nullable ProgressBar bar;

  /**
   * Draws on the stream, which is a terminal.
   *
   * @param columns its width
   */
  public DownloadBar(PrintStream stream, int columns) {
    this.stream = stream;
    this.columns = columns;
  }

  @Override
  public void started(String file, String host, long present, long total) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(file)
            .setInitialMax(total)
            .startsFrom(present, Duration.ZERO)
            .setUnit(" MB", MEGABYTE)
            .showSpeed()
            .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setConsumer(new ConsoleProgressBarConsumer(stream, columns - 1))
            .build();
    bar.setExtraMessage(" " + host);
  }

  @Override
  public void advanced(long present) {
    ProgressBar drawn = bar;
    if (drawn != null) {
      drawn.stepTo(present);
    }
  }

  @Override
  public void ended() {
    ProgressBar drawn = bar;
    if (drawn != null) {
      drawn.close();
    }
    bar = null;
  }

  @Override
  public void note(String message) {
    stream.println(message);
  }
}
