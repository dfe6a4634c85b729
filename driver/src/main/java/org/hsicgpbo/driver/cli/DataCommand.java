package org.hsicgpbo.driver.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Published data sets: fetches them, and tells which are there. */
@Command(
    name = "data",
    description = "Fetch published data sets (mnist, cifar10), or list those that are there.",
    subcommands = {DataGetCommand.class, DataListCommand.class},
    footer = {
      "  hsic-gpbo data get mnist",
      "  hsic-gpbo data get cifar10 --data /data/sets",
      "  hsic-gpbo data list"
    })
final class DataCommand implements Runnable {
  @ParentCommand private @Nullable Main main;
  @Spec private @Nullable CommandSpec spec;

  /** Without a subcommand: shows them. */
  @Override
  public void run() {
    var command = Objects.requireNonNull(spec).commandLine();
    command.usage(command.getOut());
  }

  Main main() {
    return Objects.requireNonNull(main);
  }
}
