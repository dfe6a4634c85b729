package org.hsicgpbo.driver.dashboard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Server-sent events as bytes. JSON has no line breaks, so that each is one line of data. */
final class Events {
  /** The first bytes of every stream: when to connect again, in milliseconds. */
  static final byte[] BEGIN = ascii("retry: 2000\n\n");

  /** A comment, so that nobody on the way takes a quiet stream for a dead one. */
  static final byte[] HEARTBEAT = ascii(":\n\n");

  private Events() {}

  /**
   * An event.
   *
   * @param id what a browser that connects again has seen
   * @param name of the event
   * @param json its data
   */
  static byte[] of(int id, String name, byte[] json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length + 64);
    bytes.writeBytes(ascii("id: " + id + "\nevent: " + name + "\ndata: "));
    bytes.writeBytes(json);
    bytes.writeBytes(ascii("\n\n"));
    return bytes.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
