package org.hsicgpbo.trainers.data.decoded;

import java.io.IOException;
import java.io.OutputStream;
import org.hsicgpbo.trainers.data.InputShape;

/** Turns source files into rows. */
@FunctionalInterface
public interface Decoder {

  /**
   * What was decoded.
   *
   * @param element what an input consists of
   * @param shape of an input
   * @param targets as many as inputs were written
   */
  record Decoded(Element element, InputShape shape, Targets targets) {}

  /**
   * Writes all inputs.
   *
   * @param inputs takes them row by row, elements in big endian
   * @throws IllegalArgumentException if the source is wrong or cannot be read; the message is for
   *     people
   * @throws IOException if {@code inputs} cannot be written
   */
  Decoded decode(OutputStream inputs) throws IOException;
}
