package org.hsicgpbo.driver.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/**
 * Standard error with some lines at its end that are drawn anew in place. What anybody writes to
 * this stream meanwhile passes above them, line by line; without such lines everything goes
 * straight through. Safe for use by several threads.
 *
 * <p>The cursor rests on an empty line below: there the terminal shows the ^C of a Ctrl-C, and
 * there a shell goes on if the process dies.
 */
public final class Screen extends OutputStream {
  /** Every terminal of today understands what of this is used. */
  private static final String TYPE = "xterm";

  private final OutputStream raw;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private List<AttributedString> shown = List.of();
  private int columns;
  private int rows;
  private @Nullable DumbTerminal terminal;
  private @Nullable Display display;

  /** Writes to that stream. */
  public Screen(OutputStream raw) {
    this.raw = raw;
  }

  /**
   * Shows these lines in place of those before.
   *
   * @param lines each shorter than the terminal is wide, and fewer than it has rows
   * @param width columns of the terminal
   * @param height rows of the terminal
   */
  public synchronized void show(List<AttributedString> lines, int width, int height) {
    if (terminal == null) {
      terminal = terminal();
    }
    if (display == null || width != columns || height != rows) {
      if (display != null) {
        eraseAfterResize(terminal, width);
      }
      columns = width;
      rows = height;
      terminal.setSize(new Size(width, height));
      display = new Display(terminal, false);
      display.resize(height, width);
    }
    shown = List.copyOf(lines);
    draw();
  }

  /** Removes the lines. */
  public synchronized void hide() {
    erase();
    shown = List.of();
    columns = 0;
    display = null;
    terminal = null;
    passHeld(held.size());
  }

  @Override
  public synchronized void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    held.write(bytes, offset, length);
    int end = shown.isEmpty() ? held.size() : lastLineEnd();
    if (end > 0) {
      erase();
      passHeld(end);
      draw();
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    raw.flush();
  }

  /** Jline reads nothing here and asks for no signals: those are the program's. */
  private DumbTerminal terminal() {
    try {
      return new DumbTerminal(
          "hsic-gpbo", TYPE, InputStream.nullInputStream(), raw, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("A terminal without input cannot be made.", e);
    }
  }

  private void draw() {
    if (display == null || terminal == null || shown.isEmpty()) {
      return;
    }
    List<AttributedString> lines = new ArrayList<>();
    shown.forEach(line -> lines.add(AttributedString.join(AttributedString.EMPTY, line, NEW_LINE)));
    lines.add(AttributedString.EMPTY);
    // A display counts the end of a line as a column.
    display.update(lines, shown.size() * (columns + 1));
    terminal.flush();
  }

  private static final AttributedString NEW_LINE = new AttributedString("\n");

  private void erase() {
    if (display == null || terminal == null || shown.isEmpty()) {
      return;
    }
    display.update(List.of(), 0);
    display.reset();
    terminal.puts(Capability.carriage_return);
    terminal.puts(Capability.clr_eos);
    terminal.flush();
  }

  /**
   * What was drawn in another width: terminals wrap lines anew that have become too long, and the
   * cursor stays behind the last of them.
   */
  private void eraseAfterResize(DumbTerminal resized, int width) {
    int above =
        shown.stream()
            .mapToInt(line -> Math.max(1, (line.columnLength() + width - 1) / width))
            .sum();
    resized.puts(Capability.carriage_return);
    if (above > 0) {
      resized.puts(Capability.parm_up_cursor, above);
    }
    resized.puts(Capability.clr_eos);
    resized.flush();
  }

  private int lastLineEnd() {
    byte[] bytes = held.toByteArray();
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  /** A standard error that is closed or full is nobody's business here. */
  private void passHeld(int length) {
    byte[] bytes = held.toByteArray();
    held.reset();
    held.write(bytes, length, bytes.length - length);
    try {
      raw.write(bytes, 0, length);
      raw.flush();
    } catch (IOException e) {
      held.reset();
    }
  }
}
