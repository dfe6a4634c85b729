package org.hsicgpbo.driver.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page in the language of man(7), made of what picocli knows of the commands.
 *
 * <p>Picocli's own generator writes AsciiDoc, which needs a further program before {@code man} can
 * show it.
 */
final class ManPage {
  private ManPage() {}

  /** The page of a command and all its subcommands. */
  static String of(CommandLine commandLine, String version) {
    CommandSpec root = commandLine.getCommandSpec();
    StringBuilder page = new StringBuilder();
    page.append(".TH %s 1 \"\" \"%s %s\"\n".formatted(upper(root.name()), root.name(), version));
    page.append(".SH NAME\n%s \\- %s\n".formatted(root.name(), escape(description(root))));
    page.append(".SH SYNOPSIS\n").append(literal(synopsis(commandLine)));
    page.append(".SH OPTIONS\n").append(arguments(root));
    page.append(".SH COMMANDS\n");
    for (CommandLine subcommand : commandLine.getSubcommands().values()) {
      page.append(".SS ").append(subcommand.getCommandName()).append('\n');
      page.append(escape(description(subcommand.getCommandSpec()))).append("\n");
      page.append(literal(synopsis(subcommand)));
      page.append(arguments(subcommand.getCommandSpec()));
      page.append(examples(subcommand.getCommandSpec()));
    }
    page.append(".SH EXIT STATUS\n");
    root.usageMessage().exitCodeList().forEach((code, meaning) -> page.append(item(code, meaning)));
    page.append(".SH EXAMPLES\n").append(literal(footer(root)));
    return page.toString();
  }

  private static String description(CommandSpec spec) {
    return Arrays.stream(spec.usageMessage().description())
        .filter(line -> !line.isBlank())
        .collect(Collectors.joining(" "));
  }

  private static String synopsis(CommandLine commandLine) {
    Help help = new Help(commandLine.getCommandSpec(), Help.defaultColorScheme(Ansi.OFF));
    return help.synopsis(0).strip();
  }

  private static String arguments(CommandSpec spec) {
    StringBuilder items = new StringBuilder();
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      items.append(item(parameter.paramLabel(), description(parameter)));
    }
    for (OptionSpec option : spec.options()) {
      boolean toldAbove =
          option.inherited()
              || (spec.parent() != null && (option.usageHelp() || option.versionHelp()));
      if (!option.hidden() && !toldAbove) {
        String label = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        items.append(item(String.join(", ", option.names()) + label, description(option)));
      }
    }
    return items.toString();
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private static String examples(CommandSpec spec) {
    return spec.usageMessage().footer().length == 0
        ? ""
        : ".P\nExamples:\n" + literal(footer(spec));
  }

  private static String footer(CommandSpec spec) {
    return String.join("\n", spec.usageMessage().footer());
  }

  private static String item(String term, String text) {
    return ".TP\n\\fB%s\\fR\n%s\n".formatted(escape(term), escape(text));
  }

  private static String literal(String text) {
    return ".nf\n" + escape(text) + "\n.fi\n";
  }

  /** Backslashes, hyphens that shall stay hyphens, and dots that would begin a macro. */
  private static String escape(String text) {
    List<String> lines = text.lines().toList();
    return lines.stream()
        .map(line -> line.replace("\\", "\\e").replace("-", "\\-"))
        .map(line -> line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line)
        .collect(Collectors.joining("\n"));
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
