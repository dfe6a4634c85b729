package org.hsicgpbo.driver.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hsicgpbo.driver.live.StatusFile;
import org.hsicgpbo.driver.notify.Channel;
import org.hsicgpbo.driver.notify.CommandChannel;
import org.hsicgpbo.driver.notify.Notifier;
import org.hsicgpbo.driver.notify.WebhookAddress;
import org.hsicgpbo.driver.report.Figures;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.studyfile.NotifySettings;
import org.hsicgpbo.driver.studyfile.NotifySettings.Event;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.view.StudyReader;
import org.hsicgpbo.driver.view.StudySnapshot;
import org.hsicgpbo.study.StudyEnd;
import org.hsicgpbo.study.StudyListener;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;

/** Tells other programs and absent people of a run: the status file, and notifications. */
final class RunTold {
  private final Optional<Path> statusPath;
  private final Map<String, String> environment;
  private final PrintWriter err;
  private Optional<StatusFile> status = Optional.empty();
  private Optional<Notifier> notifier = Optional.empty();
  private @Nullable StudyEnd end;
  private @Nullable TrialHistory history;

  /**
   * Tells nobody yet.
   *
   * @param statusPath the status file; null for none
   * @param environment in which the address of a webhook may be
   * @param err where to tell that somebody could not be told
   */
  RunTold(@Nullable Path statusPath, Map<String, String> environment, PrintWriter err) {
    this.statusPath = Optional.ofNullable(statusPath);
    this.environment = environment;
    this.err = err;
    this.statusPath.ifPresent(RunTold::requireFolder);
  }

  private static void requireFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
      throw new BadInputException(
          "--status-file: found %s; it must be a file in a folder that is there.".formatted(file));
    }
  }

  /**
   * The study is known from now on.
   *
   * @throws BadInputException if the webhook of the study file cannot be known
   */
  void begin(Path path, StudyFile file, StudyArchive archive) {
    StudyReader reader =
        new StudyReader(archive, file.study(), Clock.system(ZoneId.systemDefault()));
    status =
        statusPath.map(to -> new StatusFile(to, () -> reader.read().map(StudySnapshot::overview)));
    notifier = file.notifications().map(settings -> notifier(path, file.study(), settings));
  }

  /** Those who listen to the study; last of all, when the storage knows everything. */
  List<StudyListener> listeners() {
    List<StudyListener> listeners = new ArrayList<>();
    listeners.add(
        new StudyListener() {
          @Override
          public void studyEnded(TrialHistory all, StudyEnd how) {
            history = all;
            end = how;
          }
        });
    status.ifPresent(listeners::add);
    notifier.ifPresent(listeners::add);
    return listeners;
  }

  /** The run has ended; the exit code. */
  int ended(int code) {
    String message = message(code);
    status.ifPresent(file -> file.exited(code, word(code), message));
    notifier.ifPresent(
        told -> told.ended(code == ExitCode.FAILED ? Event.FAILURE : Event.END, code, message));
    return code;
  }

  /** The run has failed; where it had not even begun, nobody is told but its caller. */
  void failed(Throwable failure) {
    int code = FailureHandler.codeOf(failure);
    String message = FailureHandler.messageOf(failure);
    boolean stopped = code == ExitCode.INTERRUPTED;
    status.ifPresent(file -> file.exited(code, stopped ? "stopped" : "failed", message));
    notifier.ifPresent(told -> told.ended(stopped ? Event.END : Event.FAILURE, code, message));
  }

  private String word(int code) {
    if (code == ExitCode.FAILED || end == null) {
      return "failed";
    }
    return switch (end) {
      case BUDGET_SPENT -> code == ExitCode.OK ? "budget-spent" : "stopped";
      case RULE_MET -> code == ExitCode.OK ? "rule-met" : "stopped";
      case STOPPED -> "stopped";
      case FAILED -> "failed";
    };
  }

  private String message(int code) {
    String how =
        switch (word(code)) {
          case "budget-spent" -> "The budget is spent";
          case "rule-met" -> "A stopping rule was met";
          case "stopped" -> "It was stopped; the same run goes on";
          default -> "It failed";
        };
    TrialHistory all = history;
    if (all == null) {
      return how + ".";
    }
    return "%s: %d trials%s."
        .formatted(
            how,
            all.size(),
            all.best()
                .map(
                    best ->
                        ", the lowest error is %s (trial %d)"
                            .formatted(Figures.number(best.errorOrWorst()), best.trial().number()))
                .orElse(all.size() == 0 ? "" : ", all failed"));
  }

  private Notifier notifier(Path path, String study, NotifySettings settings) {
    List<Channel> channels = new ArrayList<>();
    if (!settings.command().isEmpty()) {
      Path folder = path.toAbsolutePath().getParent();
      channels.add(
          new CommandChannel(
              settings.command(),
              folder == null ? path.toAbsolutePath() : folder,
              CommandChannel.LONGEST));
    }
    try {
      settings
          .webhook()
          .ifPresent(address -> channels.add(WebhookAddress.resolve(address, environment)));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
    return new Notifier(
        study,
        settings.on(),
        settings.target(),
        channels,
        Clock.system(ZoneId.systemDefault()),
        warning -> {
          err.println("hsic-gpbo: " + warning);
          err.flush();
        });
  }
}
