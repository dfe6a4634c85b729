package org.hsicgpbo.driver.live;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.hsicgpbo.driver.view.StudyOverview;
import org.hsicgpbo.driver.view.ViewJson;
import org.hsicgpbo.study.EpochEvent;
import org.hsicgpbo.study.StudyEnd;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a file that says how a study does, as JSON for other programs. Whoever opens the file finds
 * a whole one: each is written beside it and then takes its place. It is written when something has
 * changed, at most every two seconds, from a thread of its own; a file that cannot be written is a
 * line in the log.
 */
public final class StatusFile implements StudyListener {
  private static final Logger LOG = LoggerFactory.getLogger(StatusFile.class);
  private static final int PAUSE_SECONDS = 2;

  /**
   * Looks without news after which it is written all the same, so that its age tells of a death.
   */
  private static final int LONGEST_SILENCE = 5;

  private static final int LAST_WORDS_SECONDS = 10;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final Supplier<Optional<StudyOverview>> overviews;
  private final ScheduledExecutorService thread;

  private volatile boolean changed = true;
  private volatile boolean over;
  private int silent;
  private ObjectNode last = JSON.createObjectNode();

  /**
   * A file that is written when the study has begun.
   *
   * @param overviews how the study does, as it is stored; may fail
   */
  public StatusFile(Path file, Supplier<Optional<StudyOverview>> overviews) {
    this.file = file;
    this.overviews = overviews;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, "status");
              made.setDaemon(true);
              return made;
            });
  }

  @Override
  public void studyStarted(TrialHistory history, int budget) {
    var unused = thread.scheduleWithFixedDelay(this::look, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void trialStarted(Trial trial) {
    changed = true;
  }

  @Override
  public void epochEnded(EpochEvent event) {
    changed = true;
  }

  @Override
  public void trialFinished(FinishedTrial trial, TrialHistory history) {
    changed = true;
  }

  /**
   * Waits until that is written. The storage is read no more: it is closed while final networks and
   * reports may still be made.
   */
  @Override
  public void studyEnded(TrialHistory history, StudyEnd end) {
    Future<?> written = thread.submit(this::update);
    try {
      var unused = written.get(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("The last status could not be read", e);
    }
    over = true;
  }

  /**
   * Adds how the run ended; nothing follows.
   *
   * @param code its exit code
   * @param end budget-spent, rule-met, stopped or failed
   * @param message the same for people
   */
  public synchronized void exited(int code, String end, String message) {
    over = true;
    thread.shutdown();
    last.putObject("exit").put("code", code).put("end", end).put("message", message);
    write();
  }

  private void look() {
    silent++;
    if (over && silent >= LONGEST_SILENCE) {
      refresh();
    } else if (!over && (changed || silent >= LONGEST_SILENCE)) {
      update();
    }
  }

  /** The same again, as a sign of life. */
  private synchronized void refresh() {
    silent = 0;
    write();
  }

  private synchronized void update() {
    changed = false;
    silent = 0;
    try {
      Optional<StudyOverview> overview = overviews.get();
      if (overview.isPresent()) {
        last = (ObjectNode) JSON.readTree(ViewJson.bytes(overview.get()));
        write();
      }
    } catch (IOException | RuntimeException e) {
      changed = true;
      LOG.debug("The status could not be read", e);
    }
  }

  private void write() {
    Path absolute = file.toAbsolutePath();
    Path beside = absolute.resolveSibling(absolute.getFileName() + ".part");
    try {
      Files.write(beside, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(last));
      Files.move(
          beside, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.info("The status file ({}) could not be written: {}", file, e.toString());
    }
  }
}
