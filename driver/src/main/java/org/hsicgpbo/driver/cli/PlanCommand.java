package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.hsicgpbo.driver.doctor.MemoryCheck;
import org.hsicgpbo.driver.gpu.TrainingPlace;
import org.hsicgpbo.driver.plan.PlanFacts;
import org.hsicgpbo.driver.plan.PlanFacts.Machine;
import org.hsicgpbo.driver.plan.PlanJson;
import org.hsicgpbo.driver.plan.PlanText;
import org.hsicgpbo.driver.plan.Probe;
import org.hsicgpbo.driver.plan.ProbeChoice;
import org.hsicgpbo.driver.plan.ProbeRun;
import org.hsicgpbo.driver.plan.StudyPlan;
import org.hsicgpbo.driver.report.Figures;
import org.hsicgpbo.driver.store.StorageAddress.SqliteFile;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.search.EarlierTrials;
import org.hsicgpbo.study.TrialExecutor;
import org.hsicgpbo.trainers.data.DataFolders;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says what a run will do, before it costs hours. */
@Command(
    name = "plan",
    description =
        "Say what a run of a study will do: how large the space is, the stages, memory, time from a few probe trainings, disk, and what is risky in the file. Nothing is stored.",
    exitCodeList = {
      "0:planned, whatever is risky",
      "1:no probe could be trained",
      "2:the arguments or the study file cannot be used",
      "130:ended by Ctrl-C"
    },
    footer = {
      "  hsic-gpbo plan my.yaml",
      "  hsic-gpbo plan my.yaml --probes 5 --workers 4",
      "  hsic-gpbo plan my.yaml --probes 0",
      "  hsic-gpbo plan my.yaml --format json"
    })
final class PlanCommand implements Callable<Integer> {
  private static final int USUAL_PROBES = 3;

  /** With so many stored trials nothing need be trained to know how long trials take. */
  private static final int ENOUGH_STORED = 5;

  private static final int MIB_SHIFT = 20;

  @ParentCommand private @Nullable Main main;
  @Spec private @Nullable CommandSpec spec;
  @Mixin private BackendOptions backend = new BackendOptions();

  @Parameters(paramLabel = "STUDY_FILE", description = "The study file (YAML).")
  private @Nullable Path studyFile;

  @Option(
      names = "--probes",
      paramLabel = "N",
      description =
          "How many configurations are trained to see how long that takes (default: 3; none if 5 trials are stored).")
  private @Nullable Integer probes;

  @Option(
      names = "--probe-seconds",
      paramLabel = "S",
      defaultValue = "60",
      description =
          "How long a probe is trained; if its epochs take longer, its time is extrapolated (default: ${DEFAULT-VALUE}).")
  private int probeSeconds;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Plan for so many workers, instead of the study file's number.")
  private @Nullable Integer workers;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Print for a person or as JSON (default: ${DEFAULT-VALUE}).")
  private OutputFormat format = OutputFormat.text;

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireOptions();
    Path path = Objects.requireNonNull(studyFile);
    StudyFile read = new StudyFileReader(main().workshop().problemCheck()).read(path);
    TrainingSite site = TrainingSite.choose(main().workshop(), backend.request(), read, workers);
    StudyFile file = site.file();
    DataFolders data =
        main().dataFolders(Objects.requireNonNull(path.toAbsolutePath().getParent()));
    TrialHistory stored = stored(file);
    EarlierTrials earlier = earlier(file, path);
    int count = probes != null ? probes : stored.size() >= ENOUGH_STORED ? 0 : USUAL_PROBES;
    ProbeChoice choice = ProbeChoice.of(file, main().workshop().networkSizes(file, data), count);
    // With this before the processors are busy: others may be at work on the machine.
    Machine machine = machine(site.place());
    Optional<List<Probe>> trained = train(file, data, site.place(), choice.trials());
    if (trained.isEmpty()) {
      return ExitCode.INTERRUPTED;
    }
    StudyPlan plan =
        StudyPlan.of(
            new PlanFacts(
                file,
                main().workshop().strategy(file, earlier),
                stored,
                earlier,
                choice.sizes(),
                trained.get(),
                machine,
                ZonedDateTime.now(Clock.system(ZoneId.systemDefault()))));
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (format == OutputFormat.json) {
      PlanJson.write(plan, out);
    } else {
      PlanText.write(plan, path.toString(), out);
    }
    out.flush();
    boolean noneTrained = count > 0 && trained.get().stream().allMatch(Probe::isFailed);
    return noneTrained ? ExitCode.FAILED : ExitCode.OK;
  }

  private void requireOptions() {
    if (probes != null && probes < 0) {
      throw new BadInputException("--probes: found %d; it must not be below 0.".formatted(probes));
    }
    if (probeSeconds < 1) {
      throw new BadInputException(
          "--probe-seconds: found %d; it must be at least 1.".formatted(probeSeconds));
    }
  }

  /** The trials that a run would go on from; none if they do not belong to this study file. */
  private TrialHistory stored(StudyFile file) {
    TrialHistory none = new TrialHistory(file.space(), List.of());
    if (main().storage() instanceof SqliteFile sqlite && !Files.exists(sqlite.file())) {
      return none;
    }
    try (StudyArchive archive = Storage.open(main())) {
      Optional<StoredStudy> stored = archive.find(file.study());
      if (stored.isEmpty()) {
        return none;
      }
      int finished = stored.get().trials().finished().size();
      // Says what a run would say, and refuses what it would refuse.
      boolean goesOn =
          Resumption.check(Storage.fileOf(stored.get()), file, finished, main().storage(), err());
      return goesOn ? new TrialHistory(file.space(), stored.get().trials().finished()) : none;
    }
  }

  /** What a warm start brings; says what a run would say, and refuses what it would refuse. */
  private EarlierTrials earlier(StudyFile file, Path path) {
    Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
    if (file.warmStart().studies().isEmpty()) {
      return EarlierStudies.ofLogs(file, folder, err());
    }
    try (StudyArchive archive = Storage.openExisting(main())) {
      return EarlierStudies.find(file, archive, main().storage(), folder, err());
    }
  }

  /** Trains the probes; empty if somebody ended that. */
  private Optional<List<Probe>> train(
      StudyFile file, DataFolders data, TrainingPlace place, List<Trial> trials)
      throws InterruptedException {
    if (trials.isEmpty()) {
      return Optional.of(List.of());
    }
    err()
        .printf(
            "Training %d %s to see how long that takes …%n",
            trials.size(), trials.size() == 1 ? "probe" : "probes");
    err().flush();
    StudyFile probed =
        file.withName(file.study() + ".plan").withWorkers(Math.min(file.workers(), trials.size()));
    try (TrialExecutor executor = main().workshop().executor(probed, data, place)) {
      Ending ending =
          new Ending(() -> {}, () -> "", executor::close, "nothing of the probes is kept");
      try (Interruption interruption = Interruption.ofProcess(true, err()).begin(ending)) {
        List<Probe> ended =
            new ProbeRun(executor, Duration.ofSeconds(probeSeconds), System::nanoTime)
                .run(trials, this::tell);
        return interruption.signal().isPresent() ? Optional.empty() : Optional.of(ended);
      } catch (CancellationException e) {
        return Optional.empty();
      }
    }
  }

  private void tell(Probe probe) {
    err()
        .printf(
            "  %s: %s%n",
            probe.isExtrapolated() ? "extrapolated" : probe.outcome().state(),
            Figures.duration(probe.seconds()));
    err().flush();
  }

  private Machine machine(TrainingPlace place) throws IOException {
    MemoryCheck memory = MemoryCheck.ofMachine();
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        place instanceof TrainingPlace.Cuda,
        memory.availableMib() << MIB_SHIFT,
        memory.totalMib() << MIB_SHIFT,
        freeDisk());
  }

  /** Of the folder of the storage, or the nearest above it that exists. */
  private OptionalLong freeDisk() throws IOException {
    if (!(main().storage() instanceof SqliteFile sqlite)) {
      return OptionalLong.empty();
    }
    Path folder = sqlite.file().toAbsolutePath().getParent();
    while (folder != null && !Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    return folder == null
        ? OptionalLong.empty()
        : OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
  }

  private Main main() {
    return Objects.requireNonNull(main);
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
