package org.hsicgpbo.trainers.data.decoded;

/** What an input consists of. */
public enum Element {
  /** Whole numbers from 0 to 255. */
  BYTE(1),
  /** Numbers in single precision. */
  FLOAT(Float.BYTES);

  private final int bytes;

  Element(int bytes) {
    this.bytes = bytes;
  }

  /** How many bytes one takes. */
  int bytes() {
    return bytes;
  }
}
