package org.hsicgpbo.study;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;

/** Gives out numbers for a {@link TrialStore} that one driver has to itself. */
public final class SoleDriver {
  private final Set<Integer> given = new HashSet<>();

  /** What {@link TrialStore#claim} gives, from what the store holds. */
  public Optional<TrialClaim> claim(
      int budget, List<FinishedTrial> finished, List<Trial> unfinished) {
    finished.forEach(trial -> given.remove(trial.trial().number()));
    if (finished.size() + given.size() >= budget) {
      return Optional.empty();
    }
    Optional<Trial> left =
        unfinished.stream().filter(trial -> !given.contains(trial.number())).findFirst();
    IntStream told = finished.stream().mapToInt(trial -> trial.trial().number());
    IntStream begun = unfinished.stream().mapToInt(Trial::number);
    IntStream promised = given.stream().mapToInt(Integer::intValue);
    int highest = IntStream.concat(told, IntStream.concat(begun, promised)).max().orElse(0);
    int number = left.map(Trial::number).orElse(highest + 1);
    given.add(number);
    return Optional.of(new TrialClaim(number, left));
  }

  /** A driver that knows of nothing that was given out before. */
  public void forget() {
    given.clear();
  }
}
