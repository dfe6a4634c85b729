package org.hsicgpbo.driver.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** A process that starts a program, which writes down the environment that it got. */
final class EnvironmentTeller {
  private EnvironmentTeller() {}

  public static void main(String[] arguments) throws Exception {
    try (ChildProcesses processes =
        new ChildProcesses(OptionalLong.empty(), Secrets.OWN.and(Set.of("STUDY_HOOK")))) {
      ChildProcess child =
          processes.start(
              List.of("sh", "-c", "env > environment"),
              Map.of("GIVEN", "yes"),
              Path.of(arguments[0]),
              line -> {},
              line -> {});
      boolean exited = child.awaitExit(Duration.ofSeconds(30));
      System.exit(exited ? child.exitCode() : 1);
    }
  }
}
