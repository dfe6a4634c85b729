package org.hsicgpbo.driver.notify;

import java.util.Optional;

/** A way to tell somebody. */
public interface Channel {
  /** What people call it; never an address that is to be kept secret. */
  String name();

  /**
   * Tells; takes a minute at most.
   *
   * @return why it could not be told, for people; empty if it was
   */
  Optional<String> tell(Notice notice) throws InterruptedException;
}
