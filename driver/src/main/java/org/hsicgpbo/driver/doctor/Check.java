package org.hsicgpbo.driver.doctor;

import java.util.List;

/** Looks at one thing. */
public interface Check {
  /** What it looks at, in a word or two. */
  String subject();

  /** What it finds; at least one. */
  List<Finding> examine() throws InterruptedException;
}
