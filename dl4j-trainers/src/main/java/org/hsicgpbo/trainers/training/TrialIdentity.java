package org.hsicgpbo.trainers.training;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.hsicgpbo.trainers.data.TrainingExamples;
import org.hsicgpbo.trial.Trial;

/**
 * What a training follows from: two with the same are the same training.
 *
 * @param problem the keys under {@code problem}
 * @param studySeed seed of the study
 * @param dataChecksum of the data
 */
public record TrialIdentity(Map<String, Object> problem, long studySeed, String dataChecksum) {
  /** Sorts the keys. */
  public TrialIdentity {
    problem = new TreeMap<>(problem);
  }

  /** A name for the training of the trial, usable as that of a file. */
  String of(Trial trial, TrainingExamples examples) {
    String text =
        "%s %d %s %d %d %s %s"
            .formatted(
                problem,
                studySeed,
                dataChecksum,
                trial.number(),
                trial.seed(),
                new TreeMap<>(trial.suggestion().configuration().raw()),
                examples.label());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "trial-%d-%s".formatted(trial.number(), HexFormat.of().formatHex(digest, 0, 12));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
