package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs a saved network on data. */
@Command(
    name = "predict",
    description =
        "Run a saved network: on a CSV file with the columns of its problem, on images, or on a folder of images.",
    footer = {
      "  hsic-gpbo predict results/best-network.zip --input new.csv",
      "  hsic-gpbo predict results/networks/trial-88-seed-1.zip --input new.csv --output told.csv",
      "  hsic-gpbo predict digits.zip --input photo.png"
    })
final class PredictCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Main main;

  @Parameters(paramLabel = "MODEL", description = "The zip that 'run --output' has saved.")
  private @Nullable Path model;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      required = true,
      description = "A CSV file, a PNG or JPEG image, or a folder of images.")
  private @Nullable Path input;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write the predictions here as CSV, instead of to standard output.")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.add(existing("MODEL", Objects.requireNonNull(model)));
    arguments.add(existing("--input", Objects.requireNonNull(input)));
    if (output != null) {
      arguments.add(writable(output).toString());
    }
    return Objects.requireNonNull(main).workshop().predict(arguments);
  }

  private static String existing(String what, Path file) {
    if (!Files.exists(file)) {
      throw new BadInputException("%s: there is no file %s.".formatted(what, file));
    }
    return file.toString();
  }

  private static Path writable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
      throw new BadInputException(
          "--output: %s cannot be written; name a file in a folder that is there.".formatted(file));
    }
    return file;
  }
}
