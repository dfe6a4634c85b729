package org.hsicgpbo.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private static final int COLUMNS = 40;

  private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
  private final Screen screen = new Screen(raw);
  private final PrintStream err = new PrintStream(screen, true, StandardCharsets.UTF_8);
  private final TerminalPicture terminal = new TerminalPicture(COLUMNS);

  @Test
  void passesEverythingOnWhileNothingIsShown() {
    err.print("half a line λ");

    assertThat(raw.toString(StandardCharsets.UTF_8)).isEqualTo("half a line λ");
  }

  @Test
  void drawsInPlace() {
    show("first 1", "second 1");
    show("first 2", "second 2");

    assertThat(shown()).containsExactly("first 2", "second 2");
    assertThat(terminal.cursorRow()).as("on an empty line below").isEqualTo(2);
  }

  @Test
  void growsAndShrinks() {
    show("a", "b", "c", "d");
    show("a", "b");
    show("a", "bbb", "c");

    assertThat(shown()).containsExactly("a", "bbb", "c");
  }

  @Test
  void sendsWhatHasChangedAlone() {
    show("the same line", "12 of 100");
    int before = raw.size();
    show("the same line", "13 of 100");

    assertThat(raw.toString(StandardCharsets.UTF_8).substring(before)).doesNotContain("same");
    int then = raw.size();
    show("the same line", "13 of 100");
    assertThat(raw.size()).as("nothing new, nothing sent").isEqualTo(then);
    assertThat(shown()).containsExactly("the same line", "13 of 100");
  }

  @Test
  void otherOutputPassesAbove() {
    show("panel 1", "panel 2");
    err.println("WARN  something λ");
    err.println("a line that is longer than the terminal is wide");
    show("panel 1", "panel 3");

    assertThat(shown())
        .containsExactly(
            "WARN  something λ",
            "a line that is longer than the terminal",
            "is wide",
            "panel 1",
            "panel 3");
  }

  @Test
  void holdsALineUntilItIsWhole() {
    show("panel");
    err.print("half");
    assertThat(shown()).containsExactly("panel");

    err.println(" and half");

    assertThat(shown()).containsExactly("half and half", "panel");
  }

  @Test
  void leavesNothingBehind() {
    err.println("before");
    show("panel 1", "panel 2");
    err.print("without an end");
    screen.hide();
    err.println(", now with one");

    assertThat(shown()).containsExactly("before", "without an end, now with one");
  }

  @Test
  void anotherPanelFollowsTheFirst() {
    show("search");
    screen.hide();
    err.println("between");
    show("final networks");

    assertThat(shown()).containsExactly("between", "final networks");
  }

  @Test
  void drawsAnewInANarrowerTerminal() {
    TerminalPicture narrow = new TerminalPicture(10);
    show("0123456789abcdefghijklmn", "second");
    // What the terminal itself makes of it: the first line takes three now.
    narrow.send("0123456789\nabcdefghij\nklmn\nsecond\n".getBytes(StandardCharsets.UTF_8));
    raw.reset();

    screen.show(lines("012345678", "second"), 10, 24);

    assertThat(narrow.send(raw.toByteArray()).shown()).containsExactly("012345678", "second");
  }

  private void show(String... lines) {
    screen.show(lines(lines), COLUMNS, 24);
  }

  private static List<AttributedString> lines(String... lines) {
    return Arrays.stream(lines).map(AttributedString::new).toList();
  }

  private List<String> shown() {
    terminal.send(raw.toByteArray());
    raw.reset();
    return terminal.shown();
  }
}
