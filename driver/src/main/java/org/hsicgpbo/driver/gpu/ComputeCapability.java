package org.hsicgpbo.driver.gpu;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The generation of a GPU, such as 8.6, which decides what machine code it can run. */
public record ComputeCapability(int major, int minor) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})");

  /** Reads a text such as 8.6; empty if it is none. */
  static Optional<ComputeCapability> parse(String text) {
    Matcher found = FORM.matcher(text);
    return found.matches()
        ? Optional.of(
            new ComputeCapability(
                Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
        : Optional.empty();
  }

  /**
   * Whether it runs machine code made for the other one: that of the same major number and the same
   * or a lower minor number (CUDA C++ Programming Guide, "Binary Compatibility").
   */
  boolean runs(ComputeCapability code) {
    return major == code.major && minor >= code.minor;
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
