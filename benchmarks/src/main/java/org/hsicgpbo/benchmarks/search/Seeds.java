package org.hsicgpbo.benchmarks.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Seeds of runs, written as 9000-9009 or 3,5,8.
 *
 * @param values each seed
 */
record Seeds(List<Long> values) {
  Seeds {
    values = List.copyOf(values);
  }

  /** Reads them from the command line. */
  static final class Converter implements ITypeConverter<Seeds> {
    @Override
    public Seeds convert(String text) {
      try {
        return new Seeds(
            Arrays.stream(text.split(",")).flatMapToLong(Converter::part).boxed().toList());
      } catch (NumberFormatException e) {
        throw new TypeConversionException(
            "The seeds (%s) must be like 9000-9009 or 3,5,8.".formatted(text));
      }
    }

    private static LongStream part(String part) {
      String[] ends = part.split("-");
      return LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
    }
  }
}
