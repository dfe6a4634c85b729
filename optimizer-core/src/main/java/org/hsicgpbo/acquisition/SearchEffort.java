package org.hsicgpbo.acquisition;

/**
 * How much a search for the highest acquisition looks at.
 *
 * @param globalPoints quasi-random points over the region
 * @param pointsAroundSeeds points around each good observation
 * @param localSearches from how many of the best points is climbed
 * @param gradientEvaluations at most so many in each climb
 */
public record SearchEffort(
    int globalPoints, int pointsAroundSeeds, int localSearches, int gradientEvaluations) {
  private static final int CHEAP = 150;

  /**
   * The effort for a process of so many observations: a prediction costs the square of their
   * number, so that fewer points are looked at where there are many.
   */
  public static SearchEffort forObservations(int observations) {
    if (observations <= CHEAP) {
      return new SearchEffort(384, 24, 4, 30);
    }
    double share = Math.max(0.2, Math.sqrt((double) CHEAP / observations));
    return new SearchEffort((int) (384 * share), (int) (24 * share), 3, 20);
  }
}
