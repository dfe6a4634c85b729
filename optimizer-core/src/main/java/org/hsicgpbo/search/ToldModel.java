package org.hsicgpbo.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hsicgpbo.acquisition.InputEncoding;
import org.hsicgpbo.surrogate.GrowingProcess;
import org.hsicgpbo.trial.FinishedTrial;
import org.hsicgpbo.trial.Trial;

/**
 * The model of the told trials, and of others that are under way as if they had ended with the mean
 * that it predicts: the Kriging believer (Ginsbourger et al. 2010).
 */
final class ToldModel {
  private final ErrorModel model;
  private final GrowingProcess growing;
  private final List<FinishedTrial> further;
  private final InputEncoding encoding;

  /**
   * A model that grew from a fitted one.
   *
   * @param growing from which the process of the model grew
   * @param further trials that were told after those of the fit
   */
  ToldModel(
      ErrorModel model,
      GrowingProcess growing,
      List<FinishedTrial> further,
      InputEncoding encoding) {
    this.model = model;
    this.growing = growing;
    this.further = further;
    this.encoding = encoding;
  }

  /** Of the told trials alone. */
  ErrorModel model() {
    return model;
  }

  /**
   * The model that believes the pending trials. Its observations after those of the fit are in the
   * order of the trials' numbers, told or not: a trial that ends keeps its place and one that
   * begins comes last, so that hardly anything is computed anew from one suggestion to the next.
   */
  ErrorModel believing(List<Trial> pending) {
    if (pending.isEmpty()) {
      return model;
    }
    record Place(Trial trial, int amongTold) {}
    List<Place> places =
        Stream.concat(
                IntStream.range(0, further.size())
                    .mapToObj(i -> new Place(further.get(i).trial(), i)),
                pending.stream().map(trial -> new Place(trial, -1)))
            .sorted(Comparator.comparingInt(place -> place.trial().number()))
            .toList();
    double[][] inputs = inputs(places.stream().map(Place::trial).toList());
    int[] amongTold = places.stream().mapToInt(Place::amongTold).toArray();
    return new ErrorModel(growing.believing(inputs, amongTold, model.process()), model.warping());
  }

  /**
   * The same, with the observations in the order in which they were told, then the pending ones:
   * for draws of random functions, which depend on it. Begins anew each time.
   */
  ErrorModel believingInToldOrder(List<Trial> pending) {
    return new ErrorModel(model.process().believing(inputs(pending)), model.warping());
  }

  private double[][] inputs(List<Trial> trials) {
    return trials.stream()
        .map(trial -> encoding.encode(trial.suggestion().point()))
        .toArray(double[][]::new);
  }
}
