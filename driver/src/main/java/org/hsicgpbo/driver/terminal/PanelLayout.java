package org.hsicgpbo.driver.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hsicgpbo.driver.gpu.GpuLoad;
import org.hsicgpbo.driver.report.Figures;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Lays a panel out for a terminal: no line is wider, and there are no more lines, than fit. What
 * does not fit goes in this order: bars of trials, their losses, trials.
 *
 * @param columns of the terminal
 * @param rows of the terminal
 * @param colours whether failures may be red
 */
public record PanelLayout(int columns, int rows, boolean colours) {
  private static final int NARROWEST = 20;
  private static final int LABEL = 10;
  private static final int EPOCH_BAR = 12;
  private static final int CLOCK = 9;
  private static final int WIDE = 96;
  private static final int ROOMY = 72;
  private static final int MIDDLE = 60;
  private static final int GPU_NAME = 24;
  private static final double GIBIBYTE = 1L << 30;
  private static final String PARTS = "▏▎▍▌▋▊▉█";

  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle STRONG = AttributedStyle.BOLD;
  private static final AttributedStyle FAINT = AttributedStyle.DEFAULT.faint();

  /** As many lines as there are, without colours. */
  public static PanelLayout ofWidth(int columns) {
    return new PanelLayout(columns, Integer.MAX_VALUE, false);
  }

  /** The panel as ordinary lines. */
  public String text(Panel panel) {
    return lines(panel).stream()
        .map(line -> line.toString().stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  /** The lines, without their ends. */
  public List<AttributedString> lines(Panel panel) {
    List<AttributedString> above = new ArrayList<>();
    above.add(headline(panel));
    above.add(progress(panel));
    panel.best().ifPresent(best -> above.add(best(best)));
    if (panel.failed() > 0 || panel.stopped() > 0) {
      above.add(outcomes(panel));
    }
    List<AttributedString> below = new ArrayList<>();
    panel.drivers().forEach(driver -> below.add(labelled("driver", driver)));
    panel.gpus().forEach(gpu -> below.add(gpu(gpu)));
    panel.notes().forEach(note -> below.add(line(PLAIN, clean(note))));
    // The cursor stands on a line of its own below.
    int room = rows - 2 - above.size() - below.size();
    above.addAll(running(panel, room));
    above.addAll(below);
    return above.stream().limit(Math.max(1, rows - 2)).map(this::cut).toList();
  }

  private AttributedString headline(Panel panel) {
    AttributedStringBuilder text = new AttributedStringBuilder();
    text.styled(STRONG, clean(panel.study()));
    if (!panel.headline().isEmpty()) {
      text.append("  ").append(clean(panel.headline()));
    }
    return text.toAttributedString();
  }

  private AttributedString progress(Panel panel) {
    String done =
        "%d of %d%s"
            .formatted(panel.finished(), panel.budget(), columns >= MIDDLE ? " trials" : "");
    String times = Double.isNaN(panel.elapsedSeconds()) ? "" : "  " + clock(panel.elapsedSeconds());
    if (!Double.isNaN(panel.left().seconds()) && panel.finished() < panel.budget()) {
      String left = clock(panel.left().seconds()) + " left";
      // A limit ends it at that time, the pace of the trials about then.
      times += panel.left().limit().map(key -> ", " + left + " by " + key).orElse(", ~" + left);
    }
    int width = columns - 1 - done.length() - 2 - times.length();
    AttributedStringBuilder text = new AttributedStringBuilder();
    if (width >= LABEL) {
      double share = panel.budget() == 0 ? 0 : (double) panel.finished() / panel.budget();
      text.append(bar(share, Math.min(width, columns / 2))).append("  ");
    }
    return text.append(done).styled(FAINT, times).toAttributedString();
  }

  private AttributedString best(Panel.Best best) {
    AttributedStringBuilder text = label("best");
    text.styled(STRONG, Figures.number(best.error()));
    text.append("  trial ").append(String.valueOf(best.trial()));
    if (!Double.isNaN(best.flops())) {
      text.append(" · ").append(Figures.flops(best.flops()));
    }
    if (!Double.isNaN(best.parameters())) {
      text.append(" · ").append(Figures.count(best.parameters())).append(" parameters");
    }
    return text.toAttributedString();
  }

  private AttributedString outcomes(Panel panel) {
    AttributedStringBuilder text = label("ended");
    text.append("%d completed".formatted(panel.completed()));
    if (panel.stopped() > 0) {
      text.append(" · %d stopped early".formatted(panel.stopped()));
    }
    if (panel.failed() > 0) {
      String causes =
          panel.failures().stream()
              .map(cause -> cause.count() + " " + clean(cause.kind()))
              .collect(Collectors.joining(", "));
      AttributedStyle style = colours ? PLAIN.foreground(AttributedStyle.RED) : STRONG;
      text.append(" · ").styled(style, "%d failed".formatted(panel.failed()));
      text.append(" (%s)".formatted(causes));
    }
    return text.toAttributedString();
  }

  private List<AttributedString> running(Panel panel, int room) {
    List<Panel.Running> all = panel.running();
    int shown = all.size() <= room ? all.size() : Math.max(0, room - 1);
    List<AttributedString> lines = new ArrayList<>();
    int number = widest(all, trial -> "#" + trial.number());
    int epochs = widest(all, PanelLayout::epochs);
    int stage = widest(all, trial -> clean(trial.stage()));
    for (Panel.Running trial : all.subList(0, shown)) {
      lines.add(running(trial, number, epochs, stage));
    }
    if (shown < all.size() && room > 0) {
      lines.add(line(FAINT, "and %d more trials".formatted(all.size() - shown)));
    }
    return lines;
  }

  private AttributedString running(Panel.Running trial, int number, int epochs, int stage) {
    AttributedStringBuilder text = new AttributedStringBuilder();
    int indent = columns >= ROOMY ? Math.max(number, LABEL - 2) : number;
    text.append(left("#" + trial.number(), indent)).append("  ");
    text.append(left(epochs(trial), epochs)).append("  ");
    if (columns >= WIDE) {
      double share = trial.epochs() == 0 ? 0 : (double) trial.epoch() / trial.epochs();
      text.append(bar(share, EPOCH_BAR)).append("  ");
    }
    if (columns >= MIDDLE) {
      text.append(figure("loss", trial.loss()));
    }
    text.append(figure("error", trial.error()));
    text.styled(FAINT, clock(trial.seconds()));
    if (columns >= WIDE) {
      int gap = CLOCK - clock(trial.seconds()).length() + 2;
      text.append(" ".repeat(Math.max(2, gap))).styled(FAINT, left(clean(trial.stage()), stage));
    }
    if (!trial.driver().isEmpty()) {
      text.append("  ").styled(FAINT, clean(trial.driver()));
    }
    return text.toAttributedString();
  }

  private static String epochs(Panel.Running trial) {
    return trial.epoch() == 0 ? "running" : "epoch %d/%d".formatted(trial.epoch(), trial.epochs());
  }

  private static String figure(String name, double value) {
    return Double.isNaN(value) ? "" : name + " " + left(Figures.number(value), 10);
  }

  private AttributedString gpu(GpuLoad gpu) {
    AttributedStringBuilder text = label("gpu " + gpu.index());
    String use =
        Double.isNaN(gpu.utilization())
            ? "  –  "
            : String.format(Locale.ROOT, "%3.0f %%", 100 * gpu.utilization());
    text.append(use);
    text.append(
        String.format(
            Locale.ROOT,
            "  %.1f of %.1f GiB",
            gpu.usedBytes() / GIBIBYTE,
            gpu.totalBytes() / GIBIBYTE));
    String name = clean(gpu.name());
    return text.append("  ")
        .styled(FAINT, name.substring(0, Math.min(name.length(), GPU_NAME)))
        .toAttributedString();
  }

  /** A bar of eighths of a cell. */
  static String bar(double share, int width) {
    int eighths = (int) Math.round(Math.max(0, Math.min(1, share)) * width * 8);
    StringBuilder bar = new StringBuilder("█".repeat(eighths / 8));
    if (eighths % 8 > 0) {
      bar.append(PARTS.charAt(eighths % 8 - 1));
    }
    return bar.append("░".repeat(width - bar.length())).toString();
  }

  /** A time without tenths: on a screen that is drawn every second they would only flicker. */
  static String clock(double seconds) {
    return seconds < 60
        ? String.format(Locale.ROOT, "%.0f s", Math.floor(seconds))
        : Figures.duration(seconds);
  }

  private static AttributedString labelled(String name, String text) {
    return label(name).append(clean(text)).toAttributedString();
  }

  private static AttributedStringBuilder label(String name) {
    return new AttributedStringBuilder().styled(FAINT, left(name, LABEL));
  }

  private static AttributedString line(AttributedStyle style, String text) {
    return new AttributedStringBuilder().styled(style, text).toAttributedString();
  }

  /** Shortened where it is too wide; the last column stays empty, so that nothing wraps. */
  private AttributedString cut(AttributedString line) {
    int width = Math.max(NARROWEST, columns) - 1;
    if (line.columnLength() <= width) {
      return line;
    }
    return new AttributedStringBuilder()
        .append(line.columnSubSequence(0, width - 1))
        .append("…")
        .toAttributedString();
  }

  private static int widest(
      List<Panel.Running> trials, java.util.function.Function<Panel.Running, String> text) {
    return trials.stream().mapToInt(trial -> text.apply(trial).length()).max().orElse(0);
  }

  private static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** What comes from a storage or a program must not steer the terminal. */
  private static String clean(String text) {
    return text.replaceAll("\\p{Cc}+", " ");
  }
}
