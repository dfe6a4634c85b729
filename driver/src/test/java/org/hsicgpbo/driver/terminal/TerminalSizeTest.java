package org.hsicgpbo.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalSizeTest {
  @Test
  void readsRowsAndColumns() {
    assertThat(TerminalSize.parse("24 80\n")).contains(new TerminalSize(80, 24));
  }

  @Test
  void aTerminalThatDoesNotKnowItsSizeHasNone() {
    assertThat(TerminalSize.parse("0 0\n")).isEmpty();
    assertThat(TerminalSize.parse("stty: standard input: Inappropriate ioctl for device"))
        .isEmpty();
  }
}
