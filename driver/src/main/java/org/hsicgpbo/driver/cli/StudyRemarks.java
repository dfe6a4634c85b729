package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.search.PlannedStage;
import org.hsicgpbo.search.SearchStrategy;
import org.hsicgpbo.search.StageReport;
import org.hsicgpbo.trial.TrialHistory;

/**
 * What a person should know when a run ends.
 *
 * @param path the study file
 * @param file what it said when the run began
 * @param notes where to tell
 */
record StudyRemarks(Path path, StudyFile file, PrintWriter notes) {

  /** Tells that the file says something else by now. It is read once, when a run begins. */
  void tellEdited() {
    if (isEdited()) {
      notes.printf(
          "%s was edited while the study ran; this run went by what it said at its start, the next one takes the edit.%n",
          path);
      notes.flush();
    }
  }

  private boolean isEdited() {
    try {
      return !Files.readString(path, StandardCharsets.UTF_8).equals(file.text());
    } catch (IOException e) {
      // Removed, or being written at this moment: the next run will say what is wrong with it.
      return false;
    }
  }

  /** Tells which stages a run did not come to that ended before its trials were all trained. */
  void tellStagesNotReached(SearchStrategy strategy, TrialHistory history) {
    if (history.size() >= file.trials()) {
      return;
    }
    Set<String> reached =
        strategy.explain(history).stream().map(StageReport::name).collect(Collectors.toSet());
    List<String> missed =
        strategy.plan(file.trials()).stream()
            .filter(stage -> stage.trials() > 0 && !reached.contains(stage.name()))
            .map(PlannedStage::name)
            .toList();
    if (!missed.isEmpty()) {
      notes.printf(
          "Stages that were not reached: %s. A later run goes on with them.%n",
          String.join(", ", missed));
      notes.flush();
    }
  }
}
