package org.hsicgpbo.driver.finals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.trainers.model.ModelCard;
import org.hsicgpbo.trainers.model.ModelFile;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialHistory;

/**
 * The final networks of a study on disk, beside its storage. A file counts if its card tells of the
 * same problem, seed, configuration and examples: what was trained for an earlier study file is
 * trained anew.
 *
 * @param study the study file
 * @param folder where they lie; made when there is something to keep
 */
public record ModelShelf(StudyFile study, Path folder) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  /** The shelf of a study in a storage. */
  public static ModelShelf of(StudyFile study, Path storage) {
    String name = String.valueOf(storage.getFileName()).replaceFirst("\\.[^.]*$", "");
    return new ModelShelf(
        study, storage.toAbsolutePath().resolveSibling(name + "-models").resolve(study.study()));
  }

  /** Where a network is kept. */
  public Path file(FinalTraining training) {
    return folder.resolve(training.fileName());
  }

  /** All trainings that the study file asks for; none if it asks for no final networks. */
  public List<FinalTraining> wanted(TrialHistory history) {
    return study
        .finals()
        .map(
            settings ->
                Finalists.of(history, study.tradeOff(), settings.networks()).stream()
                    .flatMap(finalist -> trainings(finalist, settings.seeds()).stream())
                    .toList())
        .orElse(List.of());
  }

  /** Those of them whose networks are not there. */
  public List<FinalTraining> missing(TrialHistory history) {
    return wanted(history).stream().filter(training -> card(training).isEmpty()).toList();
  }

  private List<FinalTraining> trainings(Finalist finalist, int seeds) {
    return IntStream.rangeClosed(1, seeds)
        .mapToObj(number -> new FinalTraining(finalist, number, study.seed()))
        .toList();
  }

  /** What is there, for each configuration. */
  public List<FinalNetwork> networks(TrialHistory history) {
    if (study.finals().isEmpty()) {
      return List.of();
    }
    StudyFile.FinalSettings settings = study.finals().get();
    List<FinalNetwork> networks = new ArrayList<>();
    for (Finalist finalist : Finalists.of(history, study.tradeOff(), settings.networks())) {
      List<FinalNetwork.Trained> trained = new ArrayList<>();
      String trainedOn = settings.on().label();
      for (FinalTraining training : trainings(finalist, settings.seeds())) {
        Optional<ModelCard> card = card(training);
        if (card.isPresent()) {
          trained.add(trained(training, card.get()));
          trainedOn = card.get().origin().trainedOn();
        }
      }
      networks.add(
          new FinalNetwork(finalist, trainedOn, trained, settings.seeds() - trained.size()));
    }
    return networks;
  }

  private static FinalNetwork.Trained trained(FinalTraining training, ModelCard card) {
    return new FinalNetwork.Trained(
        card.origin().seed(),
        card.figures().testError(),
        card.figures().metrics().getOrDefault("latency-ms", Double.NaN),
        card.figures().seconds(),
        training.fileName());
  }

  /** Copies what is there, cards for people included, into a folder, which is made. */
  public void copyTo(Path target, List<FinalNetwork> networks) throws IOException {
    for (FinalNetwork network : networks) {
      for (FinalNetwork.Trained trained : network.trained()) {
        Files.createDirectories(target);
        Path source = folder.resolve(trained.file());
        for (Path file : List.of(source, ModelFile.text(source))) {
          if (Files.exists(file)) {
            Files.copy(
                file,
                target.resolve(String.valueOf(file.getFileName())),
                StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }

  private Optional<ModelCard> card(FinalTraining training) {
    // With patience a network keeps its validation examples, whatever the study file says.
    String on =
        training.trial().suggestion().configuration().get("patience").isPresent()
            ? ""
            : study.finals().map(settings -> settings.on().label()).orElse("");
    return card(file(training), training.trial())
        .filter(card -> on.isEmpty() || card.origin().trainedOn().equals(on));
  }

  /** The card of a file, if it is the network of this trial of this study. */
  public Optional<ModelCard> card(Path file, Trial trial) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ModelFile.card(file)).filter(card -> isOf(card, trial));
    } catch (IllegalArgumentException e) {
      // A damaged file is trained anew.
      return Optional.empty();
    }
  }

  private boolean isOf(ModelCard card, Trial trial) {
    ModelCard.Origin origin = card.origin();
    return origin.trial() == trial.number()
        && origin.seed() == trial.seed()
        && origin.studySeed() == study.seed()
        && text(origin.problem()).equals(text(study.problem().asMap()))
        && text(card.network().configuration())
            .equals(text(trial.suggestion().configuration().raw()));
  }

  private static String text(Map<String, Object> map) {
    try {
      return JSON.writeValueAsString(map);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A plain map can be written as JSON.", e);
    }
  }
}
