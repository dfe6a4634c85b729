package org.hsicgpbo.trainers.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of an array in numpy's npy format, versions 1 to 3: the magic number, the version, the
 * length of a text, the text, such as {@code {'descr': '<f4', 'fortran_order': False, 'shape': (60,
 * 28), }}.
 *
 * @param kind of an element: u, i, f or b
 * @param itemBytes bytes of an element
 * @param order of its bytes
 * @param shape the dimensions
 */
record NpyHeader(char kind, int itemBytes, ByteOrder order, long[] shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST_TEXT = 1 << 16;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([a-zA-Z])(\\d+)'");
  private static final Pattern ANY_TYPE = Pattern.compile("'descr'\\s*:\\s*([^,]+)");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");
  private static final String READABLE = "|u1|u2|u4|u8|i1|i2|i4|i8|f4|f8|b1|";

  /**
   * Reads a header.
   *
   * @throws IllegalArgumentException if it is none or tells of an array that cannot be read; the
   *     message does not name the file
   */
  static NpyHeader read(InputStream in) throws IOException {
    byte[] start = in.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2
        || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IllegalArgumentException("this is no array in numpy's npy format.");
    }
    int version = start[MAGIC.length];
    if (version < 1 || version > 3) {
      throw new IllegalArgumentException(
          "found version %d of the npy format; 1 to 3 can be read.".formatted(version));
    }
    byte[] size = in.readNBytes(version == 1 ? Short.BYTES : Integer.BYTES);
    ByteBuffer sizes =
        ByteBuffer.wrap(Arrays.copyOf(size, Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    int length = sizes.getInt();
    if (length < 0 || length > LONGEST_TEXT) {
      throw new IllegalArgumentException("its npy header is damaged.");
    }
    return parse(new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  static NpyHeader parse(String text) {
    Matcher type = TYPE.matcher(text);
    Matcher order = ORDER.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!type.find() || !READABLE.contains("|" + type.group(2) + type.group(3) + "|")) {
      Matcher any = ANY_TYPE.matcher(text);
      throw new IllegalArgumentException(
          "found elements of the type %s; integers, booleans, float32 and float64 can be read."
              .formatted(any.find() ? any.group(1).strip() : "unknown"));
    }
    if (!order.find() || !shape.find()) {
      throw new IllegalArgumentException("its npy header is damaged.");
    }
    long[] dimensions =
        Arrays.stream(shape.group(1).split(","))
            .map(String::strip)
            .filter(size -> !size.isEmpty())
            .mapToLong(NpyHeader::dimension)
            .toArray();
    if (order.group(1).equals("True") && dimensions.length > 1) {
      throw new IllegalArgumentException(
          "found an array in Fortran's order. Save it with numpy.ascontiguousarray.");
    }
    return new NpyHeader(
        type.group(2).charAt(0),
        Integer.parseInt(type.group(3)),
        type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        dimensions);
  }

  private static long dimension(String text) {
    if (text.length() > 10) {
      throw new IllegalArgumentException("found the dimension %s; it cannot be.".formatted(text));
    }
    return Long.parseLong(text);
  }

  /** Whether elements are whole numbers or truth values. */
  boolean isWhole() {
    return kind != 'f';
  }

  /** Whether elements are whole numbers from 0 to 255. */
  boolean isByte() {
    return itemBytes == 1 && kind != 'i';
  }

  /** An element. */
  double value(ByteBuffer bytes, int index) {
    int at = index * itemBytes;
    return switch (itemBytes) {
      case 1 -> kind == 'i' ? bytes.get(at) : bytes.get(at) & 0xFF;
      case 2 -> kind == 'i' ? bytes.getShort(at) : bytes.getShort(at) & 0xFFFF;
      case 4 -> kind == 'f' ? bytes.getFloat(at) : whole(bytes.getInt(at));
      default -> kind == 'f' ? bytes.getDouble(at) : whole(bytes.getLong(at));
    };
  }

  private double whole(int value) {
    return kind == 'u' ? Integer.toUnsignedLong(value) : value;
  }

  private double whole(long value) {
    return kind == 'u' && value < 0 ? (double) (value >>> 1) * 2 : value;
  }
}
