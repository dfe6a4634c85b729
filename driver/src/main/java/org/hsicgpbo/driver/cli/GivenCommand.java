package org.hsicgpbo.driver.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hsicgpbo.driver.store.StorageAddress;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The command as it was given, with all of its options: what goes on with a study must find the
 * same storage, data and workers again.
 *
 * @param arguments those of the program
 */
record GivenCommand(List<String> arguments) {
  private static final String PROGRAM = "hsic-gpbo";

  /** What every shell takes as it is. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}_@%+=:,./-]+");

  /** Copies the arguments. */
  GivenCommand {
    arguments = List.copyOf(arguments);
  }

  /** That of a command which is being executed. */
  static GivenCommand of(CommandSpec command) {
    return new GivenCommand(command.root().commandLine().getParseResult().originalArgs());
  }

  /** The same without a switch such as {@code --join}. */
  GivenCommand without(String option) {
    return new GivenCommand(
        arguments.stream()
            .filter(argument -> !argument.equals(option) && !argument.startsWith(option + "="))
            .toList());
  }

  /** One line for a shell; passwords in it are unreadable. */
  @Override
  public String toString() {
    return Stream.concat(
            Stream.of(PROGRAM),
            arguments.stream().map(StorageAddress::withoutPassword).map(GivenCommand::quoted))
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
