package org.hsicgpbo.trainers.model;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.hsicgpbo.trainers.network.dl4j.Network;

/**
 * The process that predicts: it needs the environment of a worker ({@link
 * org.hsicgpbo.trainers.worker.WorkerCommand}), and a stranger's model that takes too much memory
 * ends nothing but it.
 */
public final class PredictMain {
  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int BAD_INPUT = 2;

  private PredictMain() {}

  /**
   * Predicts and exits with 0; 2 if model or input cannot be used; 1 if something else failed.
   *
   * @param arguments model, input, and the file to write, which is left out for standard output
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out));
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    // Native libraries print what they like; standard output is for predictions.
    System.setOut(System.err);
    int code = run(List.of(arguments), out, err);
    out.flush();
    Runtime.getRuntime().halt(code);
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      Path model = Path.of(arguments.get(0));
      Path input = Path.of(arguments.get(1));
      if (arguments.size() < 3) {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        predict(model, input, writer);
        writer.flush();
      } else {
        Path target = Path.of(arguments.get(2));
        predictTo(model, input, target);
      }
      return OK;
    } catch (IllegalArgumentException e) {
      err.println("hsic-gpbo: " + e.getMessage());
      return BAD_INPUT;
    } catch (OutOfMemoryError e) {
      err.println("hsic-gpbo: the network and its input do not fit into memory.");
      return FAILED;
    } catch (IOException | UncheckedIOException e) {
      err.println("hsic-gpbo: the predictions cannot be written: " + e.getMessage());
      return FAILED;
    }
  }

  /** A whole file or none. */
  private static void predictTo(Path model, Path input, Path target) throws IOException {
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    try {
      try (Writer writer = Files.newBufferedWriter(unfinished)) {
        predict(model, input, writer);
      }
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Writes a table: a line for each input, with a column of file names in front for images. */
  private static void predict(Path model, Path inputFile, Writer out) throws IOException {
    ModelCard card = ModelFile.card(model);
    PredictionInput input = PredictionInput.read(inputFile, card.encoding().inputs());
    try (Network network = ModelFile.network(model, card)) {
      Predictor predictor = new Predictor(card, network);
      boolean named = !input.names().isEmpty();
      // The printer is not closed: the writer is the caller's.
      CSVPrinter printer =
          new CSVPrinter(out, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get());
      List<String> header = new ArrayList<>(named ? List.of("file") : List.of());
      header.addAll(predictor.header());
      printer.printRecord(header);
      predictor.predict(
          input.rows(),
          (number, cells) -> {
            List<String> line =
                new ArrayList<>(named ? List.of(input.names().get(number)) : List.of());
            line.addAll(cells);
            print(printer, line);
          });
      printer.flush();
    }
  }

  private static void print(CSVPrinter printer, List<String> line) {
    try {
      printer.printRecord(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
