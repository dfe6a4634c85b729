package org.hsicgpbo.acquisition;

import java.util.List;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.DiscreteHyperparameter;
import org.hsicgpbo.space.Hyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.UnitPoint;

/**
 * From points of a space to features of a kernel, one lengthscale for each hyperparameter.
 *
 * <ul>
 *   <li>A continuous one is its U; an integer the middle of its value's interval of U, so that
 *       equal values are equal inputs.
 *   <li>A category is one-hot, scaled so that two different ones are at distance 1 (a Hamming term
 *       with a lengthscale).
 *   <li>An inactive one has the middle of its range, or zeros for a category. Its parents are
 *       features too and say that it is inactive, so that all configurations that differ only in
 *       what does not exist are one input.
 * </ul>
 *
 * A kernel on the features is positive definite, therefore also the kernel on the conditional
 * space. Where observations come from several tasks, the task is one more category.
 */
public final class InputEncoding {
  private static final double DIFFERENT_CATEGORIES = Math.sqrt(0.5);
  private static final double IMPUTED = 0.5;

  private final SearchSpace space;
  private final int[] firstFeature;
  private final int[] groups;
  private final int sources;

  /** The encoding of a space with one task. */
  public InputEncoding(SearchSpace space) {
    this(space, 0);
  }

  /**
   * The encoding of a space with a task and further ones.
   *
   * @param sources how many other tasks there are; with none there is no feature for the task
   */
  public InputEncoding(SearchSpace space, int sources) {
    this.space = space;
    this.sources = sources;
    this.firstFeature = new int[space.dimensions()];
    int features = 0;
    for (int i = 0; i < space.dimensions(); i++) {
      firstFeature[i] = features;
      features += width(space.get(i));
    }
    this.groups = new int[features + sources];
    java.util.Arrays.fill(groups, features, groups.length, space.dimensions());
    for (int i = 0; i < space.dimensions(); i++) {
      java.util.Arrays.fill(groups, firstFeature[i], firstFeature[i] + width(space.get(i)), i);
    }
  }

  /** For each feature the hyperparameter it belongs to. */
  public int[] groups() {
    return groups.clone();
  }

  /** How many lengthscales the features have: one for each hyperparameter, one for the task. */
  public int lengthscales() {
    return space.dimensions() + (sources > 0 ? 1 : 0);
  }

  /**
   * The features of a canonical point in another task.
   *
   * @param source its number, from 0
   */
  public double[] encode(UnitPoint point, int source) {
    double[] features = encode(point);
    features[features.length - sources + source] = 1;
    return features;
  }

  /** Whether features are those of a point in the task at hand, not in another one. */
  public boolean isOfTaskAtHand(double[] features) {
    for (int f = features.length - sources; f < features.length; f++) {
      if (features[f] != 0) {
        return false;
      }
    }
    return true;
  }

  /** The features of a canonical point in the task at hand. */
  public double[] encode(UnitPoint point) {
    double[] features = new double[groups.length];
    for (int i = 0; i < space.dimensions(); i++) {
      Hyperparameter hyperparameter = space.get(i);
      if (hyperparameter instanceof CategoricalHyperparameter categorical) {
        if (point.isActive(i)) {
          features[firstFeature[i] + (int) categorical.indexAt(point.get(i))] =
              DIFFERENT_CATEGORIES;
        }
      } else {
        features[firstFeature[i]] =
            point.isActive(i) ? coordinate(hyperparameter, point.get(i)) : IMPUTED;
      }
    }
    return features;
  }

  /** The features of each of the points in the task at hand. */
  double[][] encodeAll(List<UnitPoint> points) {
    return points.stream().map(this::encode).toArray(double[][]::new);
  }

  /** Whether the hyperparameter's feature moves smoothly with its coordinate. */
  public boolean isContinuous(int index) {
    return !(space.get(index) instanceof DiscreteHyperparameter)
        && !(space.get(index) instanceof CategoricalHyperparameter);
  }

  /**
   * From a gradient by features to one by coordinates; 0 for what is inactive or discrete.
   *
   * @param gradient filled, one for each hyperparameter
   */
  void gradientByCoordinates(UnitPoint point, double[] byFeatures, double[] gradient) {
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = point.isActive(i) && isContinuous(i) ? byFeatures[firstFeature[i]] : 0;
    }
  }

  private static double coordinate(Hyperparameter hyperparameter, double u) {
    if (hyperparameter instanceof BooleanHyperparameter bool) {
      return bool.indexAt(u);
    }
    if (hyperparameter instanceof DiscreteHyperparameter discrete) {
      return discrete.intervalAt(discrete.indexAt(u)).centre();
    }
    return u;
  }

  private static int width(Hyperparameter hyperparameter) {
    return hyperparameter instanceof CategoricalHyperparameter categorical
        ? (int) categorical.cardinality()
        : 1;
  }
}
