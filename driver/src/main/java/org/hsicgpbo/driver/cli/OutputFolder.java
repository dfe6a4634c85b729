package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hsicgpbo.driver.finals.FinalNetwork;
import org.hsicgpbo.driver.finals.ModelShelf;
import org.hsicgpbo.driver.report.StudyResult;
import org.hsicgpbo.trial.FinishedTrial;

/**
 * The folder of {@code --output}.
 *
 * @param path where it is
 */
record OutputFolder(Path path) {
  /** The best network of a study that asks for no final ones. */
  static final String BEST = "best-network.zip";

  private static final String NETWORKS = "networks";

  /**
   * The folder, made where it is missing. Called before anything is trained, so that hours of work
   * do not end at a folder that cannot be written.
   *
   * @throws BadInputException if it cannot be written
   */
  static OutputFolder prepare(Path path) {
    try {
      Files.createDirectories(path);
      Files.delete(Files.createTempFile(path, ".hsic-gpbo", ".tmp"));
    } catch (IOException e) {
      throw new BadInputException(
          "The output folder (%s) cannot be written: %s. Choose another --output."
              .formatted(path, e),
          e);
    }
    return new OutputFolder(path);
  }

  /** Writes results.json, trials.csv and report.html; returns their names. */
  List<String> write(StudyResult result, Workshop.Reports reports) throws IOException {
    write("results.json", out -> reports.json(result, out));
    write("trials.csv", out -> reports.csv(result, out));
    write("report.html", out -> reports.html(result, out));
    return List.of("results.json", "trials.csv", "report.html");
  }

  /**
   * Takes the final networks.
   *
   * @return the name of the first one of the best configuration; empty if there is none
   */
  Optional<String> take(ModelShelf shelf, List<FinalNetwork> finals) throws IOException {
    shelf.copyTo(path.resolve(NETWORKS), finals);
    return finals.stream()
        .limit(1)
        .flatMap(network -> network.trained().stream())
        .map(trained -> NETWORKS + "/" + trained.file())
        .findFirst();
  }

  /**
   * The best network that an earlier run has saved here; empty if there is none, or it is that of
   * another trial.
   */
  Optional<String> earlierBest(ModelShelf shelf, FinishedTrial best) {
    return shelf.card(path.resolve(BEST), best.trial()).map(card -> BEST);
  }

  /** Writes a file as a whole or not at all: a full disk leaves the earlier one. */
  void write(String name, Consumer<PrintWriter> content) throws IOException {
    writeFile(path.resolve(name), content);
  }

  /**
   * Writes a file as a whole or not at all.
   *
   * @throws BadInputException if the target is a folder, or lies in none
   */
  static void writeFile(Path target, Consumer<PrintWriter> content) throws IOException {
    if (Files.isDirectory(target)) {
      throw new BadInputException(
          "The output (%s) is a folder. Name a file in it.".formatted(target));
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new BadInputException(
          "There is no folder (%s) for the output. Make it, or choose another --output."
              .formatted(folder));
    }
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    boolean failed;
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8))) {
      content.accept(out);
      failed = out.checkError();
    }
    if (failed) {
      Files.deleteIfExists(unfinished);
      throw new IOException("%s cannot be written; perhaps the disk is full.".formatted(target));
    }
    Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
  }
}
