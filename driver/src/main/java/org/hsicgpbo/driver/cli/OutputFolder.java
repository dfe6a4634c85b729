package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import org.hsicgpbo.driver.report.StudyResult;

/**
 * The folder of {@code --output}.
 *
 * @param path where it is
 */
record OutputFolder(Path path) {
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
