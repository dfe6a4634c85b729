package org.hsicgpbo.sensitivity;

import org.hsicgpbo.space.Value;

/** The lowest and the highest value of a part of a range, both included. */
record ValueRange(Value from, Value to) {
  @Override
  public String toString() {
    return from.equals(to) ? from.toString() : from + " to " + to;
  }
}
