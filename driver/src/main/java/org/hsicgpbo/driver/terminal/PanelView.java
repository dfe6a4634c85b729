package org.hsicgpbo.driver.terminal;

/** Shows panels to somebody who watches. */
public interface PanelView extends AutoCloseable {
  /** Shows it in place of the one before. */
  void show(Panel panel);

  /** Removes it; the last one is left as ordinary lines. */
  @Override
  void close();
}
