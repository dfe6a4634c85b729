package org.hsicgpbo.driver.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the manual page. */
@Command(
    name = "man",
    description = "Print the manual page of all commands.",
    footer = {"  hsic-gpbo man > hsic-gpbo.1", "  man ./hsic-gpbo.1"})
final class ManCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec root = Objects.requireNonNull(spec).root();
    Output.of(spec).print(ManPage.of(root.commandLine(), ProgramVersion.number()));
    return ExitCode.OK;
  }
}
