package org.hsicgpbo.sensitivity;

import java.util.List;
import java.util.stream.IntStream;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TrialHistory;

/**
 * First-order and total HSIC-ANOVA indices of the hyperparameters that are always active (Da Veiga
 * 2021, "Kernel-based ANOVA decomposition and Shapley effects").
 *
 * <p>With kernels 1 + k̃ᵢ whose k̃ᵢ has mean 0 under the uniform distribution in either argument,
 * the HSIC of all inputs, with kernel ∏(1 + k̃ᵢ), is the sum over all sets A of inputs of the HSIC
 * with kernel ∏_{i∈A} k̃ᵢ. Here k̃ is the Gaussian kernel doubly centred with its closed-form
 * integrals over [0,1]. As U is uniform and independent by design, every mean over all trials is
 * known to be 1, and HSIC of A is p² times the mean over pairs i ≠ j of good trials of ∏_{A}(1 +
 * k̃) − 1: unbiased, O(m²) time, no memory. First: S_i/S; total: 1 − S without i/S.
 */
public final class AnovaAnalyzer {
  /** h of all inputs: the median distance of two uniform draws. */
  private static final double BANDWIDTH = 1 - Math.sqrt(0.5);

  private final Goal goal;

  /** An analyzer for the goal. */
  public AnovaAnalyzer(Goal goal) {
    this.goal = goal;
  }

  /**
   * One index for each hyperparameter that is active in every trial, in the order of the space; NaN
   * where the sample is too small or nothing is decided, and under constraints, which make the U
   * neither uniform nor independent.
   */
  public List<AnovaIndex> analyze(TrialHistory sample) {
    GoalIndicator indicator = SensitivityAnalyzer.indicator(goal, sample);
    List<ActivationGroup> groups =
        IntStream.range(0, sample.space().dimensions())
            .mapToObj(i -> ActivationGroup.of(sample, i, indicator, CostMeasure.FLOPS))
            .filter(group -> group.size() == sample.size())
            .toList();
    double[][] good =
        groups.stream()
            .map(
                group ->
                    IntStream.range(0, group.size())
                        .filter(i -> group.reached()[i])
                        .mapToDouble(i -> group.u()[i])
                        .toArray())
            .toArray(double[][]::new);
    boolean suffices =
        !sample.space().isConstrained()
            && SensitivityAnalyzer.suffices(sample.size(), indicator.count());
    double[][] shares = suffices ? shares(good) : new double[groups.size()][];
    return IntStream.range(0, groups.size())
        .mapToObj(
            i ->
                new AnovaIndex(
                    groups.get(i).hyperparameter().name(),
                    suffices ? shares[i][0] : Double.NaN,
                    suffices ? shares[i][1] : Double.NaN))
        .toList();
  }

  /** First and total share of each input from the coordinates of the good trials. */
  private static double[][] shares(double[][] good) {
    int inputs = good.length;
    int m = inputs == 0 ? 0 : good[0].length;
    double[][] integrals = new double[inputs][m];
    for (int input = 0; input < inputs; input++) {
      for (int i = 0; i < m; i++) {
        integrals[input][i] = UniformGaussian.integral(good[input][i], BANDWIDTH);
      }
    }
    double mean = UniformGaussian.doubleIntegral(BANDWIDTH);
    double all = 0;
    double[] first = new double[inputs];
    double[] without = new double[inputs];
    double[] kernels = new double[inputs];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < i; j++) {
        double product = 1;
        for (int input = 0; input < inputs; input++) {
          double difference = (good[input][i] - good[input][j]) / BANDWIDTH;
          kernels[input] =
              Math.exp(-0.5 * difference * difference)
                  - integrals[input][i]
                  - integrals[input][j]
                  + mean;
          product *= 1 + kernels[input];
        }
        all += product - 1;
        for (int input = 0; input < inputs; input++) {
          first[input] += kernels[input];
          without[input] += productWithout(kernels, input) - 1;
        }
      }
    }
    double[][] shares = new double[inputs][];
    for (int input = 0; input < inputs; input++) {
      shares[input] =
          all > 0
              ? new double[] {first[input] / all, 1 - without[input] / all}
              : new double[] {Double.NaN, Double.NaN};
    }
    return shares;
  }

  private static double productWithout(double[] kernels, int left) {
    double product = 1;
    for (int input = 0; input < kernels.length; input++) {
      product *= input == left ? 1 : 1 + kernels[input];
    }
    return product;
  }
}
