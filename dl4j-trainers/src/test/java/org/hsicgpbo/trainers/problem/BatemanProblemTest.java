package org.hsicgpbo.trainers.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.ode.nonstiff.GraggBulirschStoerIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatemanProblemTest {
  @Test
  void absorptionConservesTheSpeciesInAll() {
    RegressionData data = new BatemanProblem(200, 1, 1).data(5);
    for (int i = 0; i < 200; i++) {
      double before = Arrays.stream(data.train().inputs()[i], 1, 12).sum();
      double after = Arrays.stream(data.train().targets()[i]).skip(1).sum();
      assertThat(after).as("example %d", i).isCloseTo(before, within(1e-9));
    }
  }

  @Test
  void agreesWithASecondIntegrator() {
    SplittableRandom random = new SplittableRandom(9);
    BatemanSystem system = BatemanSystem.elevenSpecies();
    for (int k = 0; k < 20; k++) {
      double[] initial = random.doubles(12).toArray();
      initial[0] *= 5;
      double[] other = new double[12];
      new GraggBulirschStoerIntegrator(1e-10, 10, 1e-12, 1e-12)
          .integrate(system, 0, initial, 7.5, other);
      assertThat(BatemanProblem.solve(system, initial, 7.5)).containsExactly(other, within(1e-8));
    }
  }

  @Test
  void equalCrossSectionsHaveAClosedSolution() {
    // With one σ for both species σ·η is constant, so u = u0 exp(−σNt); the first decays with the
    // fluence θ = ∫u dt.
    double sigma = 0.3;
    double[] initial = {2, 0.7, 0.4};
    double t = 4;
    double rate = sigma * 1.1;
    double fluence = 2 * (1 - Math.exp(-rate * t)) / rate;
    double first = 0.7 * Math.exp(-sigma * fluence);
    double[] expected = {2 * Math.exp(-rate * t), first, 1.1 - first};
    assertThat(BatemanProblem.solve(new BatemanSystem(sigma, sigma), initial, t))
        .containsExactly(expected, within(1e-9));
  }

  @Test
  void differentCrossSectionsHaveAClosedOrbit() {
    // Dividing the equations, du/dη₁ = (1 − r) + r N/η₁ with r = σ₂/σ₁ and N = η₁ + η₂ constant, so
    // u − u₀ = (1 − r)(η₁ − η₁₀) + r N ln(η₁/η₁₀).
    double r = 0.45 / 0.3;
    double total = 1.1;
    double[] initial = {2, 0.7, 0.4};
    for (double t : new double[] {0.5, 2, 8}) {
      double[] state = BatemanProblem.solve(new BatemanSystem(0.3, 0.45), initial, t);
      double u = 2 + (1 - r) * (state[1] - 0.7) + r * total * Math.log(state[1] / 0.7);
      assertThat(state[0]).as("u at %s", t).isCloseTo(u, within(1e-9));
      assertThat(state[1] + state[2]).isCloseTo(total, within(1e-9));
    }
  }

  @Test
  void dataFollowFromTheSeedAndSplitsDiffer() {
    RegressionData data = new BatemanProblem(5, 5, 5).data(1);
    assertThat(new BatemanProblem(5, 5, 5).data(1).test().targets())
        .isDeepEqualTo(data.test().targets());
    assertThat(new BatemanProblem(5, 5, 5).data(2).train().inputs()[0])
        .isNotEqualTo(data.train().inputs()[0]);
    assertThat(data.train().inputs()[0])
        .isNotEqualTo(data.validation().inputs()[0])
        .isNotEqualTo(data.test().inputs()[0]);
  }

  @Test
  void rungeValuesAreExact() {
    RegressionData data = new RungeProblem(11, true, 4, 3).data(1);
    assertThat(data.train().inputs()[0][0]).isEqualTo(-1);
    assertThat(data.train().targets()[5][0]).isEqualTo(1);
    assertThat(data.train().targets()[10][0]).isCloseTo(1.0 / 26, within(1e-15));
    assertThat(data.validation().inputs()[0][0]).isCloseTo(-0.75, within(1e-15));
  }

  @Test
  void theCacheGivesBackWhatItStoredAndRepairsWhatIsDamaged(@TempDir Path folder)
      throws IOException {
    AtomicInteger computed = new AtomicInteger();
    DataCache cache = new DataCache(folder);
    RegressionData data = new BatemanProblem(5, 3, 2).data(1);
    cache.getOrCompute("x", () -> count(computed, data));
    RegressionData again = cache.getOrCompute("x", () -> count(computed, data));
    assertThat(computed).hasValue(1);
    assertThat(again.test().targets()).isDeepEqualTo(data.test().targets());

    Path file = folder.resolve("x.bin");
    byte[] bytes = Files.readAllBytes(file);
    bytes[40] ^= 1;
    Files.write(file, bytes);
    cache.getOrCompute("x", () -> count(computed, data));
    assertThat(computed).as("computed again after one flipped bit").hasValue(2);
  }

  private static RegressionData count(AtomicInteger computed, RegressionData data) {
    computed.incrementAndGet();
    return data;
  }
}
