package org.hsicgpbo.trainers.network.perceptron;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Numbers on the heap, where Java's loops are fast, and their twins outside of it, where BLAS reads
 * and writes. Copying costs a ten-thousandth of a second for a million of them.
 */
final class TwinArray implements AutoCloseable {
  private final float[] heap;
  private final FloatPointer outside;
  private final FloatBuffer buffer;
  private final boolean isOwn;

  private TwinArray(float[] heap, FloatPointer outside, boolean isOwn) {
    this.heap = heap;
    this.outside = outside;
    this.isOwn = isOwn;
    this.buffer = outside.asBuffer();
  }

  /** Numbers of its own. */
  static TwinArray of(int length) {
    return new TwinArray(new float[length], new FloatPointer(length), true);
  }

  /** Twins of numbers that belong to somebody else. */
  static TwinArray over(FloatPointer outside, int length) {
    FloatPointer part = new FloatPointer(outside);
    part.capacity(length);
    return new TwinArray(new float[length], part, false);
  }

  /** The numbers on the heap. */
  float[] heap() {
    return heap;
  }

  /** Those outside from an index on. */
  FloatPointer outside(long from) {
    return outside.getPointer(from);
  }

  /** All those outside. */
  FloatPointer outside() {
    return outside;
  }

  /** Writes the first numbers of the heap to the outside. */
  void upload(int count) {
    buffer.put(0, heap, 0, count);
  }

  /** Writes other numbers to the outside. */
  void upload(float[] numbers, int count) {
    buffer.put(0, numbers, 0, count);
  }

  /** Reads numbers from the outside onto the heap. */
  void download(int from, int count) {
    buffer.get(from, heap, from, count);
  }

  @Override
  public void close() {
    if (isOwn) {
      outside.close();
    }
  }
}
