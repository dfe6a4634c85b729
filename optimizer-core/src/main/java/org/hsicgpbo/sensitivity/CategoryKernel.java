package org.hsicgpbo.sensitivity;

import java.util.stream.IntStream;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.DiscreteHyperparameter;

/** How values of categories and truth values, which have no order, are compared. */
public enum CategoryKernel {
  /** On U like all others, as the paper does; neighbours in the list count as similar. */
  COORDINATE,
  /** k = 1 for equal values and 0 for others, whatever their order in the list. */
  VALUE;

  /** Whether the group's hyperparameter is compared by its values. */
  boolean appliesTo(ActivationGroup group) {
    return this == VALUE
        && (group.hyperparameter() instanceof CategoricalHyperparameter
            || group.hyperparameter() instanceof BooleanHyperparameter);
  }

  /** The features of the 0/1 kernel: a 1 at the place of the value. */
  static FeatureMatrix features(ActivationGroup group) {
    DiscreteHyperparameter hyperparameter = (DiscreteHyperparameter) group.hyperparameter();
    int rank = Math.toIntExact(hyperparameter.cardinality());
    double[] values = new double[group.size() * rank];
    IntStream.range(0, group.size())
        .forEach(i -> values[i * rank + (int) hyperparameter.indexAt(group.u()[i])] = 1);
    return new FeatureMatrix(group.size(), rank, values);
  }
}
