package org.hsicgpbo.driver.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hsicgpbo.driver.studyfile.StudyFile;
import org.hsicgpbo.search.RandomDraw;
import org.hsicgpbo.trainers.NetworkSizes;
import org.hsicgpbo.trial.Suggestion;
import org.hsicgpbo.trial.Trial;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * Which configurations are trained as probes. Where the work of a training is known, they stand for
 * equal parts of some hundred random ones, ordered by that work; otherwise they are the first
 * random ones of the study.
 *
 * @param trials the probes
 * @param sizes of the random networks; empty where this program does not make them
 */
public record ProbeChoice(List<Trial> trials, List<NetworkSizes.Size> sizes) {
  private static final int DRAWS = 300;
  private static final String STAGE = "probe";

  /** A random configuration and its network. */
  private record Drawn(Trial trial, NetworkSizes.Size size) {}

  /** Chooses so many. */
  public static ProbeChoice of(StudyFile file, Optional<NetworkSizes> networks, int count) {
    List<Drawn> drawn = new ArrayList<>();
    if (networks.isPresent()) {
      for (int number = 1; number <= DRAWS; number++) {
        Trial trial = trial(file, number);
        networks
            .get()
            .of(trial.suggestion().configuration())
            .ifPresent(size -> drawn.add(new Drawn(trial, size)));
      }
    }
    drawn.sort(Comparator.comparingDouble(d -> d.size().work()));
    List<Trial> trials =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    drawn.isEmpty()
                        ? trial(file, i + 1)
                        : drawn.get((int) ((i + 0.5) / count * drawn.size())).trial())
            .toList();
    return new ProbeChoice(trials, drawn.stream().map(Drawn::size).toList());
  }

  private static Trial trial(StudyFile file, int number) {
    Suggestion suggestion = RandomDraw.suggest(file.space(), file.seed(), number, STAGE);
    return new Trial(number, TrialSeeds.training(file.seed(), number), suggestion);
  }
}
