package org.hsicgpbo.driver.studyfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads comparison files, and the study file that they name. Each strategy is checked by making the
 * study file of its studies and reading that, so that it may say all that a study file may say;
 * what is wrong there is told at its place in the comparison file.
 */
public final class ComparisonReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._&+()-]{0,31}");
  private static final Pattern NO_STUDY_NAME = Pattern.compile("[^A-Za-z0-9._-]+");
  private static final String USUAL_REFERENCE = "gpbo";
  private static final int USUAL_FINAL_SEEDS = 3;
  private static final String STRATEGIES = "strategies";
  private static final String STRATEGY = "strategy";
  private static final String FINAL = "final";

  private final StudySchema schema = StudySchema.ofComparisonFile();
  private final StudyFileReader studies;

  /** A reader that also asks the trainers whether they can train what the study file describes. */
  public ComparisonReader(ProblemCheck check) {
    this.studies = new StudyFileReader(check);
  }

  /**
   * Reads a file and the study file that it names.
   *
   * @throws StudyFileException if one of them cannot be read or is not valid
   */
  public ComparisonFile read(Path path) {
    String text = StudyFileReader.load(path);
    Problems problems = new Problems(path.toString());
    Optional<YamlNode.Mapping> file =
        new YamlParser(
                problems,
                "a comparison file has keys such as comparison, study, seeds and strategies")
            .parse(text);
    if (file.isEmpty()) {
      throw problems.toException();
    }
    schema.check(file.get(), problems);
    throwIfAny(problems);
    Reading reading = new Reading(path, file.get(), problems);
    reading.checkNames();
    Path basePath = reading.basePath();
    throwIfAny(problems);
    StudyFile base = studies.read(basePath);
    ComparisonFile comparison = reading.derive(base, basePath);
    throwIfAny(problems);
    return comparison;
  }

  private static void throwIfAny(Problems problems) {
    if (!problems.isEmpty()) {
      throw problems.toException();
    }
  }

  /** One file that satisfies the schema. */
  private final class Reading {
    private final Path path;
    private final YamlNode.Mapping file;
    private final Problems problems;

    Reading(Path path, YamlNode.Mapping file, Problems problems) {
      this.path = path;
      this.file = file;
      this.problems = problems;
    }

    /** Adds a problem for names that cannot be used, twice or not at all. */
    void checkNames() {
      Map<String, String> taken = new LinkedHashMap<>();
      for (String name : strategies()) {
        KeyPath key = KeyPath.of(STRATEGIES, name);
        String part = studyPart(name);
        if (!NAME.matcher(name).matches()) {
          add(
              key,
              "found the name %s; it must be of at most 32 letters, digits, spaces and . - _ & + ( ), and begin with a letter or digit."
                  .formatted(Found.quote(name)));
        } else if (taken.containsKey(part)) {
          add(
              key,
              "found a name whose studies would be called like those of %s. Take another name."
                  .formatted(Found.quote(taken.getOrDefault(part, ""))));
        }
        taken.putIfAbsent(part, name);
        checkOwnKeys(name);
      }
      KeyPath reference = KeyPath.of("reference");
      String named = json(reference).asText();
      if (!json(reference).isMissingNode() && !strategies().contains(named)) {
        add(
            reference,
            "found %s; it must be one of the strategies: %s.%s"
                .formatted(
                    Found.quote(named),
                    Found.oneOf(strategies()),
                    Found.suggestion(named, strategies())));
      }
    }

    private void checkOwnKeys(String strategy) {
      if (!hasFurtherKeys(strategy)) {
        return;
      }
      for (String key : keys(KeyPath.of(STRATEGIES, strategy))) {
        if (DerivedStudy.NEVER_OWN.contains(key)) {
          add(
              KeyPath.of(STRATEGIES, strategy, key),
              "found a key that must be the same for all strategies. Remove it here; it comes from the study file or from the top of this file.");
        }
      }
    }

    /** Where the study file lies. */
    Path basePath() {
      KeyPath study = KeyPath.of("study");
      Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
      Path base = path.resolveSibling(json(study).asText()).normalize();
      if (!Files.isRegularFile(folder.resolve(json(study).asText()))) {
        add(
            study,
            "found %s; there is no such file (%s)."
                .formatted(Found.quote(json(study).asText()), base));
      }
      return base;
    }

    ComparisonFile derive(StudyFile base, Path basePath) {
      ObjectNode baseKeys =
          (ObjectNode) new YamlParser(problems).parse(base.text()).orElseThrow().toJson();
      int trials = json(KeyPath.of("trials")).asInt(base.trials());
      List<Long> seeds = new ArrayList<>();
      json(KeyPath.of("seeds")).forEach(seed -> seeds.add(seed.longValue()));
      List<ComparisonFile.Run> runs = new ArrayList<>();
      for (String strategy : strategies()) {
        for (long seed : seeds) {
          Optional<StudyFile> study = derive(baseKeys, strategy, seed, trials);
          if (study.isEmpty()) {
            break;
          }
          runs.add(new ComparisonFile.Run(strategy, study.get()));
        }
      }
      return new ComparisonFile(
          json(KeyPath.of("comparison")).asText(),
          base,
          basePath,
          trials,
          strategies(),
          strategies().stream().map(this::settings).toList(),
          seeds,
          reference(),
          Optional.of(json(KeyPath.of("workers")))
              .filter(node -> !node.isMissingNode())
              .map(JsonNode::intValue),
          runs);
    }

    private Optional<StudyFile> derive(ObjectNode base, String strategy, long seed, int trials) {
      String comparison = json(KeyPath.of("comparison")).asText();
      Map<String, Object> shared = new LinkedHashMap<>();
      shared.put("study", "%s.%s.%d".formatted(comparison, studyPart(strategy), seed));
      shared.put("seed", seed);
      shared.put("budget", Map.of("trials", trials));
      finals().ifPresent(settings -> shared.put(FINAL, settings));
      String text =
          new DerivedStudy(base, shared, own(strategy))
              .text("Of the comparison (%s): the strategy %s.".formatted(comparison, strategy));
      try {
        return Optional.of(studies.read(text, strategy));
      } catch (StudyFileException e) {
        e.problems().forEach(problem -> add(strategy, problem));
        return Optional.empty();
      }
    }

    private Map<String, Object> own(String strategy) {
      Object own = PlainObjects.of(json(KeyPath.of(STRATEGIES, strategy)));
      Map<String, Object> keys = new LinkedHashMap<>();
      if (hasFurtherKeys(strategy)) {
        ((Map<?, ?>) own).forEach((key, value) -> keys.put(String.valueOf(key), value));
      } else {
        keys.put(STRATEGY, own);
      }
      return keys;
    }

    private String settings(String strategy) {
      return DerivedStudy.oneLine(PlainObjects.of(json(KeyPath.of(STRATEGIES, strategy))));
    }

    private Optional<Map<String, Object>> finals() {
      JsonNode settings = json(KeyPath.of(FINAL));
      if (settings.isMissingNode()) {
        return Optional.empty();
      }
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("networks", 1);
      keys.put("seeds", settings.path("seeds").asInt(USUAL_FINAL_SEEDS));
      if (settings.has("on")) {
        keys.put("on", settings.path("on").asText());
      }
      return Optional.of(keys);
    }

    /** Tells a problem of a study file where its cause stands in this file. */
    private void add(String strategy, StudyFileProblem problem) {
      String[] steps = problem.key().split("[.\\[]");
      boolean further = hasFurtherKeys(strategy);
      if (steps[0].equals("budget")) {
        add(KeyPath.of("trials"), problem.message());
      } else if (steps[0].equals(FINAL)) {
        add(KeyPath.of(steps), problem.message());
      } else if (steps[0].equals(STRATEGY) && !further) {
        steps[0] = strategy;
        add(below(steps), problem.message());
      } else if (further && keys(KeyPath.of(STRATEGIES, strategy)).contains(steps[0])) {
        add(below((strategy + "\n" + String.join("\n", steps)).split("\n")), problem.message());
      } else {
        add(
            KeyPath.of(STRATEGIES, strategy),
            "with this strategy the study file does not fit, at %s: %s"
                .formatted(problem.key(), problem.message()));
      }
    }

    private static KeyPath below(String[] steps) {
      KeyPath path = KeyPath.of(STRATEGIES);
      for (String step : steps) {
        path = path.child(step);
      }
      return path;
    }

    private void add(KeyPath key, String message) {
      problems.add(file.positionOf(key), key, message);
    }

    private Optional<String> reference() {
      JsonNode named = json(KeyPath.of("reference"));
      if (!named.isMissingNode()) {
        return Optional.of(named.asText());
      }
      return strategies().contains(USUAL_REFERENCE)
          ? Optional.of(USUAL_REFERENCE)
          : Optional.empty();
    }

    /** Whether an entry is no strategy alone but has the keys of a study file. */
    private boolean hasFurtherKeys(String strategy) {
      return keys(KeyPath.of(STRATEGIES, strategy)).contains(STRATEGY);
    }

    private List<String> strategies() {
      return keys(KeyPath.of(STRATEGIES));
    }

    private List<String> keys(KeyPath path) {
      List<String> keys = new ArrayList<>();
      json(path).fieldNames().forEachRemaining(keys::add);
      return keys;
    }

    private JsonNode json(KeyPath path) {
      return file.at(path).map(YamlNode::toJson).orElse(MissingNode.getInstance());
    }
  }

  private static String studyPart(String strategy) {
    return NO_STUDY_NAME.matcher(strategy).replaceAll("-");
  }
}
