package org.hsicgpbo.trainers.problem;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.hsicgpbo.trial.TrialSeeds;

/**
 * Learn the solution operator of {@link BatemanSystem}: input (u0, η0, t), output (u, η) at t. u0
 * is uniform on [0,5], η0 on [0,1]^11, t on [0,10]; trajectories are integrated by Dormand–Prince
 * 8(5,3) at relative tolerance 1e-10.
 *
 * @param trainExamples how many training examples
 * @param validationExamples how many validation examples
 * @param testExamples how many test examples
 */
public record BatemanProblem(int trainExamples, int validationExamples, int testExamples) {
  private static final double HIGHEST_PARTICLES = 5;
  private static final double LONGEST_TIME = 10;
  private static final double RELATIVE_TOLERANCE = 1e-10;
  private static final double ABSOLUTE_TOLERANCE = 1e-12;
  private static final double SHORTEST_STEP = 1e-12;

  /** Each split draws from a stream of its own. */
  private static final long FIRST_STREAM = 21;

  /** The data that follow from the seed of the study. */
  public RegressionData data(long studySeed) {
    return new RegressionData(
        split(trainExamples, studySeed, FIRST_STREAM),
        split(validationExamples, studySeed, FIRST_STREAM + 1),
        split(testExamples, studySeed, FIRST_STREAM + 2),
        true);
  }

  /**
   * The state (u, η) at time t.
   *
   * @param initial the state at time 0
   * @param t in [0,10]
   */
  static double[] solve(BatemanSystem system, double[] initial, double t) {
    double[] state = initial.clone();
    if (t > SHORTEST_STEP) {
      new DormandPrince853Integrator(
              SHORTEST_STEP, LONGEST_TIME, ABSOLUTE_TOLERANCE, RELATIVE_TOLERANCE)
          .integrate(system, 0, initial, t, state);
    }
    return state;
  }

  private static Split split(int examples, long studySeed, long stream) {
    RandomGenerator random = new SplittableRandom(TrialSeeds.derive(studySeed, stream, 0));
    BatemanSystem system = BatemanSystem.elevenSpecies();
    int states = system.getDimension();
    double[][] inputs = new double[examples][states + 1];
    double[][] targets = new double[examples][];
    for (int i = 0; i < examples; i++) {
      double[] initial = new double[states];
      initial[0] = random.nextDouble(HIGHEST_PARTICLES);
      for (int k = 1; k < states; k++) {
        initial[k] = random.nextDouble();
      }
      double t = random.nextDouble(LONGEST_TIME);
      System.arraycopy(initial, 0, inputs[i], 0, states);
      inputs[i][states] = t;
      targets[i] = solve(system, initial, t);
    }
    return new Split(inputs, targets);
  }
}
