package org.hsicgpbo.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hsicgpbo.driver.cli.Main;

/**
 * The program as spark-submit starts it: its {@code --master} is the {@code --executor} of {@code
 * run} if that names none.
 */
public final class SubmitMain {
  private static final String EXECUTOR = "--executor";

  private SubmitMain() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Main.main(
        withMaster(Arrays.asList(arguments), System.getProperty("spark.master", ""))
            .toArray(String[]::new));
  }

  /** The arguments with the master behind the command. */
  static List<String> withMaster(List<String> arguments, String master) {
    boolean trains = !arguments.isEmpty() && arguments.get(0).equals("run");
    boolean named =
        arguments.stream().anyMatch(a -> a.equals(EXECUTOR) || a.startsWith(EXECUTOR + "="));
    if (master.isEmpty() || !trains || named) {
      return arguments;
    }
    List<String> all = new ArrayList<>(arguments);
    all.addAll(1, List.of(EXECUTOR, master));
    return all;
  }
}
