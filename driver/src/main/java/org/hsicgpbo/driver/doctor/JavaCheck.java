package org.hsicgpbo.driver.doctor;

import java.util.List;

/**
 * The Java that runs the program and its workers.
 *
 * @param version its version
 * @param vendor who made it
 * @param dataModel bits of an address, as the system property sun.arch.data.model tells
 */
public record JavaCheck(Runtime.Version version, String vendor, String dataModel) implements Check {
  private static final int LEAST = 17;
  private static final int NEWEST_TRIED = 25;

  /** That of this process. */
  public static JavaCheck ofProcess() {
    return new JavaCheck(
        Runtime.version(),
        System.getProperty("java.vendor", "unknown vendor"),
        System.getProperty("sun.arch.data.model", "64"));
  }

  @Override
  public String subject() {
    return "Java";
  }

  @Override
  public List<Finding> examine() {
    String found = "Java %s (%s)".formatted(version, vendor);
    String install = "Install a 64-bit JDK 17 or newer, such as openjdk-17-jdk, and set JAVA_HOME.";
    if (version.feature() < LEAST) {
      return List.of(Finding.problem(subject(), found + " is too old.", install));
    }
    if (dataModel.equals("32")) {
      return List.of(
          Finding.problem(
              subject(), found + " is a 32-bit Java, which ND4J does not work with.", install));
    }
    if (version.feature() > NEWEST_TRIED) {
      return List.of(
          Finding.warning(
              subject(),
              "%s is newer than any that was tried (%d).".formatted(found, NEWEST_TRIED),
              "If workers do not start, take Java 17."));
    }
    return List.of(Finding.ok(subject(), found));
  }
}
