package org.hsicgpbo.driver.finals;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.hsicgpbo.trial.Cost;

/**
 * The networks of one configuration, trained from several seeds.
 *
 * @param finalist the configuration
 * @param trainedOn train or train+validation
 * @param trained one for each seed that ended well
 * @param missing how many seeds were asked for and are not there
 */
public record FinalNetwork(
    Finalist finalist, String trainedOn, List<Trained> trained, int missing) {

  /** Copies the list. */
  public FinalNetwork {
    trained = List.copyOf(trained);
  }

  /**
   * One network.
   *
   * @param seed of its training
   * @param testError on the test examples
   * @param latencyMilliseconds of a forward pass of one example; NaN if it was not measured
   * @param seconds of its training
   * @param file its name
   */
  public record Trained(
      long seed, double testError, double latencyMilliseconds, double seconds, String file) {}

  /** Mean test error; NaN without any. */
  public double mean() {
    return trained.isEmpty() ? Double.NaN : StatUtils.mean(errors());
  }

  /** Standard deviation of a sample (n − 1); NaN below two seeds. */
  public double standardDeviation() {
    return trained.size() < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(errors()));
  }

  /** Median latency in milliseconds; NaN if it was not measured. */
  public double latencyMilliseconds() {
    double[] known =
        trained.stream()
            .mapToDouble(Trained::latencyMilliseconds)
            .filter(Double::isFinite)
            .toArray();
    return known.length == 0 ? Double.NaN : StatUtils.percentile(known, 50);
  }

  /** What the network costs, as in the search. */
  public Cost cost() {
    return finalist.trial().outcome().cost();
  }

  private double[] errors() {
    return trained.stream().mapToDouble(Trained::testError).toArray();
  }
}
