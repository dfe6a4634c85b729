package org.hsicgpbo.driver.cli;

import java.util.concurrent.Callable;
import org.hsicgpbo.driver.studyfile.StudySchema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of study files. */
@Command(
    name = "schema",
    description =
        "Print the JSON Schema of study files, so that an editor can check and complete them.",
    footer = {
      "  hsic-gpbo schema > study.schema.json",
      "  hsic-gpbo schema --comparison > comparison.schema.json",
      "",
      "  Then write at the top of a study file:",
      "  # yaml-language-server: $schema=study.schema.json"
    })
final class SchemaCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--comparison", description = "Print that of comparison files instead.")
  private boolean comparison;

  @Override
  public Integer call() {
    Output.of(spec).print(comparison ? StudySchema.comparisonText() : StudySchema.text());
    return ExitCode.OK;
  }
}
