package org.hsicgpbo.driver.terminal;

import java.io.PrintWriter;
import org.hsicgpbo.driver.download.DownloadProgress;

/** A download as plain lines, for logs and pipes: its begin and every tenth of it. */
public final class DownloadLines implements DownloadProgress {
  private static final double MEGABYTE = 1e6;

  private final PrintWriter out;
  private String file = "";
  private long total;
  private long tenths;

  /** Writes to {@code out}. */
  public DownloadLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void started(String name, String host, long present, long bytes) {
    file = name;
    total = bytes;
    tenths = tenthsOf(present);
    String size = bytes < 0 ? "" : ", %.1f MB".formatted(bytes / MEGABYTE);
    String already = present > 0 ? ", going on at %.1f MB".formatted(present / MEGABYTE) : "";
    out.printf("%s from %s%s%s%n", name, host, size, already);
    out.flush();
  }

  @Override
  public void advanced(long present) {
    if (tenthsOf(present) > tenths) {
      tenths = tenthsOf(present);
      out.printf("%s %d %%%n", file, tenths * 10);
      out.flush();
    }
  }

  @Override
  public void ended() {
    out.flush();
  }

  @Override
  public void note(String message) {
    out.println(message);
    out.flush();
  }

  private long tenthsOf(long present) {
    return total <= 0 ? 0 : present * 10 / total;
  }
}
