package org.hsicgpbo.driver.gpu;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The version of an NVIDIA driver, such as 470.82.01.
 *
 * @param text as it was told
 * @param numbers its parts
 */
public record DriverVersion(String text, List<Integer> numbers)
    implements Comparable<DriverVersion> {
  private static final Pattern FORM = Pattern.compile("\\d{1,5}(\\.\\d{1,5}){0,3}");

  /** Copies the list. */
  public DriverVersion {
    numbers = List.copyOf(numbers);
  }

  /** Reads a text such as 470.82.01; empty if it is none. */
  static Optional<DriverVersion> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(of(text)) : Optional.empty();
  }

  static DriverVersion of(String text) {
    return new DriverVersion(
        text,
        Arrays.stream(text.split("\\.", -1)).map(Integer::valueOf).collect(Collectors.toList()));
  }

  @Override
  public int compareTo(DriverVersion other) {
    int longest = Math.max(numbers.size(), other.numbers.size());
    for (int i = 0; i < longest; i++) {
      int order = Integer.compare(part(i), other.part(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private int part(int i) {
    return i < numbers.size() ? numbers.get(i) : 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DriverVersion version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    int last = numbers.size();
    while (last > 0 && numbers.get(last - 1) == 0) {
      last--;
    }
    return numbers.subList(0, last).hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
