package org.hsicgpbo.driver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hsicgpbo.driver.report.AnalysisCsv;
import org.hsicgpbo.driver.report.AnalysisJson;
import org.hsicgpbo.driver.report.AnalysisPage;
import org.hsicgpbo.driver.report.AnalysisText;
import org.hsicgpbo.driver.report.AnalyzedSample;
import org.hsicgpbo.driver.store.StudyArchive;
import org.hsicgpbo.driver.store.StudyArchive.StoredStudy;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.driver.triallog.SpaceYaml;
import org.hsicgpbo.driver.triallog.TrialLog;
import org.hsicgpbo.driver.triallog.TrialLogReader;
import org.hsicgpbo.driver.triallog.TrialLogRequest;
import org.hsicgpbo.sensitivity.Goal;
import org.hsicgpbo.sensitivity.SampleAnalyzer;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TrialHistory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Ranks the hyperparameters of a stored study or of anybody's trial log. */
@Command(
    name = "analyze",
    description =
        "Rank hyperparameters by how much they decide whether a network is good, from a stored study or a trial log of another tool.",
    footer = {
      "  hsic-gpbo analyze bateman-quickstart",
      "  hsic-gpbo analyze bateman-quickstart --quantile 0.2 --pairs --output analysis",
      "  hsic-gpbo analyze --csv trials.csv --error val_loss --cost flops",
      "  hsic-gpbo analyze --csv optuna.db --study my-study --format json"
    })
final class AnalyzeCommand implements Callable<Integer> {
  private static final Goal DEFAULT_GOAL = new Goal.Best(0.1);

  @ParentCommand private @Nullable Main main;
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final AnalysisSource source = new AnalysisSource();
  @Mixin private final AnalysisOptions options = new AnalysisOptions();

  @Option(
      names = "--format",
      paramLabel = "text|json|csv",
      defaultValue = "text",
      description = "Print for a person, as JSON or as CSV (default: ${DEFAULT-VALUE}).")
  private AnalysisFormat format = AnalysisFormat.text;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Write analysis.json, indices.csv and the page analysis.html with pictures here.")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException {
    Optional<String> study = source.study();
    Optional<OutputFolder> folder = Optional.ofNullable(output).map(OutputFolder::prepare);
    if (study.isPresent()) {
      stored(study.get(), folder);
    } else {
      log(source.request(), folder);
    }
    out().flush();
    return ExitCode.OK;
  }

  private void stored(String name, Optional<OutputFolder> folder) throws IOException {
    try (StudyArchive archive = Storage.openExisting(main())) {
      StoredStudy stored = Storage.find(archive, name, main().storage());
      StudyFile file = Storage.fileOf(stored);
      TrialHistory history = new TrialHistory(file.space(), stored.trials().finished());
      TrialHistory sample = main().workshop().sample(file, history);
      CostMeasure cost = source.measure(sample.knownCost());
      tell(name, analyze(sample, file.goal(), cost, file.seed()), List.of(), folder);
    }
  }

  private void log(TrialLogRequest request, Optional<OutputFolder> folder) throws IOException {
    TrialLog log = TrialLogReader.read(request);
    List<String> notes = new ArrayList<>(log.notes());
    notes.add(
        "The figures hold for trials that were drawn at random; where a search chose them they show the search too.");
    if (log.spaceInferred()) {
      err()
          .println(
              "The space was inferred from the log. To correct it, save it and name it with --space:");
      err()
          .println(
              SpaceYaml.write(log.history().space()).stripTrailing().indent(2).stripTrailing());
      err().flush();
    }
    CostMeasure cost = log.cost().orElse(log.history().knownCost());
    String title = String.valueOf(request.file().getFileName());
    tell(title, analyze(log.history(), DEFAULT_GOAL, cost, 1), notes, folder);
  }

  private AnalyzedSample analyze(TrialHistory sample, Goal goal, CostMeasure cost, long seed) {
    SampleAnalyzer analyzer =
        new SampleAnalyzer(
            options.goal(goal),
            cost,
            options.seed(seed),
            options.settings(sample.size()),
            options.parts(output != null));
    return new AnalyzedSample(sample, analyzer.analyze(sample));
  }

  private void tell(
      String title, AnalyzedSample analyzed, List<String> notes, Optional<OutputFolder> folder)
      throws IOException {
    AnalyzedSample noted = analyzed.withNotes(notes);
    if (folder.isPresent()) {
      folder.get().write("analysis.json", out -> print(AnalysisFormat.json, noted, out));
      folder.get().write("indices.csv", out -> print(AnalysisFormat.csv, noted, out));
      folder
          .get()
          .write(
              "analysis.html",
              out -> Writing.unchecked(() -> AnalysisPage.write(title, noted, out)));
      err()
          .println(
              "Written to %s: analysis.json, indices.csv, analysis.html"
                  .formatted(folder.get().path()));
    }
    print(format, noted, out());
  }

  private static void print(AnalysisFormat format, AnalyzedSample sample, PrintWriter out) {
    switch (format) {
      case text -> AnalysisText.write(sample, out);
      case json -> Writing.unchecked(() -> AnalysisJson.write(sample, out));
      case csv -> Writing.unchecked(() -> AnalysisCsv.write(sample, out));
    }
  }

  private Main main() {
    return Objects.requireNonNull(main);
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
