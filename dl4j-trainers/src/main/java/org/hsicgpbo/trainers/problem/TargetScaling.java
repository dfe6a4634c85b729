package org.hsicgpbo.trainers.problem;

import java.util.Arrays;
import org.hsicgpbo.trainers.data.ClassRows;
import org.hsicgpbo.trainers.data.Rows;
import org.hsicgpbo.trainers.data.Standardisation;
import org.hsicgpbo.trainers.data.decoded.Targets;

/**
 * Turns targets into what networks are trained for: classes into a one and zeros, numbers
 * standardised on the training rows, so that errors are in units of their standard deviation.
 *
 * @param numbers how numbers are standardised; changes nothing for classes
 */
record TargetScaling(Standardisation numbers) {

  static TargetScaling fit(Targets targets, int[] train) {
    if (targets instanceof Targets.Numbers found) {
      double[][] rows = doubles(found);
      return new TargetScaling(
          Standardisation.fit(
              Arrays.stream(train).mapToObj(r -> rows[r]).toArray(double[][]::new)));
    }
    return new TargetScaling(Standardisation.identity(1));
  }

  Rows rows(Targets targets) {
    if (targets instanceof Targets.Labels labels) {
      return new ClassRows(labels.labels(), labels.classes().size());
    }
    return numbers.apply(doubles((Targets.Numbers) targets));
  }

  private static double[][] doubles(Targets.Numbers targets) {
    int width = targets.names().size();
    double[][] rows = new double[targets.count()][width];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < width; k++) {
        rows[i][k] = targets.values()[i * width + k];
      }
    }
    return rows;
  }
}
