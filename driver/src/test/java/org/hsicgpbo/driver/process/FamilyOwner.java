package org.hsicgpbo.driver.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process that starts a shell script in a folder and waits, to be killed. */
final class FamilyOwner {
  private FamilyOwner() {}

  public static void main(String[] arguments) throws Exception {
    try (ChildProcesses processes = new ChildProcesses()) {
      processes
          .start(
              List.of("sh", "-c", arguments[1]),
              Map.of(),
              Path.of(arguments[0]),
              line -> {},
              line -> {})
          .awaitExit(java.time.Duration.ofDays(1));
    }
  }
}
