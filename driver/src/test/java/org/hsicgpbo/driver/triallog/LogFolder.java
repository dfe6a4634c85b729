package org.hsicgpbo.driver.triallog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.trial.TrialHistory;

/** Writes logs into a folder of a test and reads them. */
record LogFolder(Path folder) {

  /** A request for a file with that text. */
  TrialLogRequest file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A request for a file with those bytes. */
  TrialLogRequest file(String name, byte[] content) {
    try {
      return TrialLogRequest.of(Files.write(folder.resolve(name), content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A CSV of {@code rows} lines made from random numbers. */
  TrialLogRequest csv(String header, int rows, Function<Random, String> line) {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder(header).append('\n');
    for (int i = 0; i < rows; i++) {
      text.append(line.apply(random)).append('\n');
    }
    return file("trials.csv", text.toString());
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.17g", value);
  }

  static Configuration configuration(TrialHistory history, int index) {
    return history.trials().get(index).trial().suggestion().configuration();
  }
}
