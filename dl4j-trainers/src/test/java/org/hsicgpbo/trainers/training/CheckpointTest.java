package org.hsicgpbo.trainers.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hsicgpbo.trainers.network.NetworkKind;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class CheckpointTest {
  private static final int EPOCHS = 9;
  private static final int INTERRUPTED_AFTER = 5;
  private static final int EVERY = 2;

  @TempDir Path folder;

  @Test
  void aTrainingThatGoesOnEndsAsIfItHadNeverStopped() throws Exception {
    for (Trial trial :
        new Trial[] {
          Trials.trial("optimizer", "adam", "dropout-rate", 0.3, "batch-size", 7, "n-units", 9),
          Trials.trial("optimizer", "nesterovs", "schedule", "cosine", "batch-size", 16),
          Trials.trial("optimizer", "sgd", "learning-rate", 0.05, "flip", true, "crop", 1),
          Trials.trial("optimizer", "amsgrad", "residual", true, "n-layers", 3, "patience", 8),
          Trials.trial("optimizer", "rmsprop", "batch-norm", true, "label-smoothing", 0.1),
          Trials.trial("batch-norm", true, "residual", true, "n-layers", 3, "dropout-rate", 0.2),
        }) {
      TrialOutcome.Completed whole = completed(trial, Files.createTempDirectory(folder, "whole"));
      Path resumed = Files.createTempDirectory(folder, "resumed");
      Trials.Watcher stopped = new Trials.Watcher(Optional.empty(), INTERRUPTED_AFTER);
      assertThat(objective(resumed).evaluate(trial, stopped).state()).isEqualTo("crashed");
      Trials.Watcher after = new Trials.Watcher();
      TrialOutcome.Completed rest =
          (TrialOutcome.Completed) objective(resumed).evaluate(trial, after);

      assertThat(after.events.get(0).epoch()).as("first epoch after the checkpoint").isEqualTo(5);
      // Same order, same masks, same numbers: nothing may differ.
      assertThat(rest.error()).as("%s", trial).isEqualTo(whole.error());
      assertThat(rest.metrics().get("final-training-loss"))
          .as("%s", trial)
          .isEqualTo(whole.metrics().get("final-training-loss"));
      assertThat(rest.metrics().get("cross-entropy"))
          .isEqualTo(whole.metrics().get("cross-entropy"));
      assertThat(files(resumed)).as("checkpoints of an ended trial").isEmpty();
    }
  }

  @Test
  void anotherTrialDoesNotTakeTheCheckpoint() throws Exception {
    interrupted(Trials.trial("n-units", 8));
    Trials.Watcher other = new Trials.Watcher();
    objective(folder).evaluate(Trials.trial("n-units", 9), other);
    assertThat(other.events.get(0).epoch()).isEqualTo(1);
  }

  @Test
  void aDamagedCheckpointIsNotUsed() throws Exception {
    Trial trial = Trials.trial("n-units", 8);
    TrialOutcome.Completed whole = completed(trial, Files.createTempDirectory(folder, "whole"));
    for (int damage = 0; damage < 3; damage++) {
      interrupted(trial);
      Path file = files(folder).get(0);
      byte[] bytes = Files.readAllBytes(file);
      if (damage == 0) {
        bytes[bytes.length / 2] ^= 1;
      } else if (damage == 1) {
        bytes = Arrays.copyOf(bytes, bytes.length / 2);
      } else {
        bytes[3] ^= 1;
      }
      Files.write(file, bytes);
      Trials.Watcher watcher = new Trials.Watcher();
      TrialOutcome.Completed outcome =
          (TrialOutcome.Completed) objective(folder).evaluate(trial, watcher);
      assertThat(watcher.events.get(0).epoch()).as("damage %d", damage).isEqualTo(1);
      assertThat(outcome.error()).isEqualTo(whole.error());
    }
  }

  @Test
  void checkpointsOfTrialsThatNobodyRanAgainGoAfterAMonth() throws Exception {
    interrupted(Trials.trial("n-units", 8));
    StaleCheckpoints.remove(folder, Instant.now().plus(Duration.ofDays(29)));
    assertThat(files(folder)).hasSize(1);
    StaleCheckpoints.remove(folder, Instant.now().plus(Duration.ofDays(31)));
    assertThat(files(folder)).isEmpty();
    StaleCheckpoints.remove(folder.resolve("missing"), Instant.now());
  }

  private void interrupted(Trial trial) throws Exception {
    objective(folder).evaluate(trial, new Trials.Watcher(Optional.empty(), INTERRUPTED_AFTER));
    assertThat(files(folder)).hasSize(1);
  }

  private TrialOutcome.Completed completed(Trial trial, Path where) throws Exception {
    return (TrialOutcome.Completed) objective(where).evaluate(trial, new Trials.Watcher());
  }

  private static NetworkObjective objective(Path where) {
    return Trials.objective(Blobs.data(60, 30), NetworkKind.MLP, EPOCHS, where, EVERY);
  }

  private static List<Path> files(Path where) throws IOException {
    try (Stream<Path> all = Files.list(where)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
