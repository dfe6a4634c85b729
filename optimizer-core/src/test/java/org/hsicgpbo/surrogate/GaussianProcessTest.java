package org.hsicgpbo.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {
  private static final int[] THREE = {0, 1, 2};

  @Test
  void agreesWithTheTextbookFormulaByExplicitInverse() {
    TrainingSet data = wave(40, 7);
    KernelParameters parameters =
        KernelParameters.radial(RadialKernel.MATERN_52, new double[] {0.3, 0.8, 2}, 1.4, 0.01);
    GaussianProcess process = new GaussianProcess(data, parameters);
    RealMatrix inverse = new LUDecomposition(covariance(data, parameters)).getSolver().getInverse();
    SplittableRandom random = new SplittableRandom(3);
    for (int k = 0; k < 20; k++) {
      double[] x = random.doubles(3).toArray();
      RealVector cross = MatrixUtils.createRealVector(new double[data.size()]);
      for (int i = 0; i < data.size(); i++) {
        cross.setEntry(i, kernel(parameters, x, data.inputs()[i]));
      }
      double mean = cross.dotProduct(inverse.operate(MatrixUtils.createRealVector(data.targets())));
      double variance = parameters.signalVariance() - cross.dotProduct(inverse.operate(cross));
      // The condition number of the covariance is about 1e4: twelve digits are left.
      assertThat(process.predict(x).mean()).isCloseTo(mean, within(1e-9));
      assertThat(process.mean(x)).isCloseTo(mean, within(1e-9));
      assertThat(process.predict(x).variance()).isCloseTo(variance, within(1e-9));
    }
  }

  @Test
  void aFitSeesWhichInputDecides() {
    GaussianProcess fit =
        GaussianProcessFit.of(wave(60, 9), KernelChoice.defaults(3).withMainEffects(false))
            .process();
    double[] lengthscales = fit.parameters().lengthscales();
    assertThat(lengthscales[0])
        .as("of the wave, against %s of a dummy", lengthscales[2])
        .isLessThan(lengthscales[2] / 3);
    assertThat(fit.predict(new double[] {0.25, 0.5, 0.5}).mean())
        .isCloseTo(Math.sin(1.5) + 0.1, within(0.02));
  }

  @Test
  void theSameObservationsGiveTheSameFit() {
    KernelChoice prior = KernelChoice.defaults(3);
    double[] x = {0.1, 0.2, 0.3};
    assertThat(GaussianProcessFit.of(wave(50, 1), prior).process().predict(x))
        .isEqualTo(GaussianProcessFit.of(wave(50, 1), prior).process().predict(x));
  }

  @Test
  void degenerateObservationsHaveAFit() {
    KernelChoice prior = KernelChoice.defaults(1);
    double[][] same = {{0.5}, {0.5}, {0.5}};
    int[] one = {0};
    assertThat(
            GaussianProcessFit.of(
                    new TrainingSet(new double[][] {{0.5}}, new double[] {0}, one), prior)
                .process()
                .mean(new double[] {0.1}))
        .isCloseTo(0, within(1e-12));
    assertThat(
            GaussianProcessFit.of(new TrainingSet(same, new double[3], one), prior)
                .process()
                .predict(new double[] {0.1})
                .variance())
        .isPositive();
    assertThat(
            GaussianProcessFit.of(new TrainingSet(same, new double[] {-1, 0, 1}, one), prior)
                .process()
                .mean(new double[] {0.5}))
        .isCloseTo(0, within(1e-9));
  }

  @Test
  void oneMoreObservationPullsTheMeanTowardsIt() {
    GaussianProcess process =
        new GaussianProcess(
            wave(20, 2),
            KernelParameters.radial(RadialKernel.MATERN_52, new double[] {0.3, 1, 1}, 1, 1e-6));
    double[] x = {0.9, 0.1, 0.9};
    GaussianProcess more = process.with(x, process.mean(x) + 1);
    assertThat(more.mean(x)).isCloseTo(process.mean(x) + 1, within(1e-3));
    assertThat(more.predict(x).variance()).isLessThan(process.predict(x).variance());
  }

  @Test
  void growingByARowIsTheSameAsFactoringAnew() {
    TrainingSet data = wave(30, 4);
    KernelParameters parameters =
        new KernelParameters(
            RadialKernel.MATERN_52,
            new double[] {0.3, 1, 2},
            1.2,
            new double[] {1, 2, 3},
            0.5,
            1e-3);
    GaussianProcess grown = new GaussianProcess(data.subset(new int[] {0}), parameters);
    for (int i = 1; i < data.size(); i++) {
      grown = grown.with(data.inputs()[i], data.targets()[i]);
    }
    GaussianProcess anew = new GaussianProcess(data, parameters);
    double[] x = {0.21, 0.84, 0.4};
    assertThat(grown.predict(x).mean()).isCloseTo(anew.predict(x).mean(), within(1e-10));
    assertThat(grown.predict(x).variance()).isCloseTo(anew.predict(x).variance(), within(1e-10));
    assertThat(grown.data().size()).isEqualTo(30);
  }

  @Test
  void leaveOneOutIsWhatEachObservationsOwnProcessSays() {
    TrainingSet data = wave(12, 6);
    KernelParameters parameters =
        KernelParameters.radial(RadialKernel.MATERN_52, new double[] {0.4, 1, 2}, 1, 0.02);
    double sum = 0;
    for (int left = 0; left < data.size(); left++) {
      int out = left;
      int[] others = IntStream.range(0, data.size()).filter(i -> i != out).toArray();
      GaussianProcess.Prediction prediction =
          new GaussianProcess(data.subset(others), parameters).predict(data.inputs()[left]);
      double variance = prediction.variance() + parameters.noiseVariance();
      double residual = data.targets()[left] - prediction.mean();
      sum -= 0.5 * (Math.log(2 * Math.PI * variance) + residual * residual / variance);
    }
    assertThat(new GaussianProcess(data, parameters).leaveOneOutLogDensity())
        .isCloseTo(sum, within(1e-8));
  }

  @Test
  void aLargeFitStartsFromASmallerOneAndEndsNearTheSameMode() {
    KernelChoice choice = KernelChoice.defaults(3);
    GaussianProcessFit fit = GaussianProcessFit.of(wave(200, 3), choice);
    double atPriorMode = new LogPosterior(wave(200, 3), choice.prior()).f(choice.prior().mode());
    // A long descent from where the fit ended is the reference.
    double reference =
        new BoundedDescent(2000)
            .minimize(new LogPosterior(wave(200, 3), choice.prior()), fit.logs())
            .value();
    assertThat(fit.negativeLogPosterior()).isLessThan(atPriorMode);
    assertThat(fit.negativeLogPosterior() - reference).isLessThan(0.05 * (atPriorMode - reference));
  }

  @Test
  void aThousandObservationsAreFactoredLikeFew() {
    TrainingSet data = wave(1000, 8);
    KernelChoice choice = KernelChoice.defaults(3);
    double[] logs = choice.prior().mode();
    KernelParameters parameters = choice.prior().parameters(logs);

    assertThat(new LogPosterior(data, choice.prior()).f(logs)).isFinite();
    // Grown row by row, without the library's factor, from a small part.
    int[] few = IntStream.range(0, 100).toArray();
    GaussianProcess grown = new GaussianProcess(data.subset(few), parameters);
    for (int i = 100; i < 1000; i++) {
      grown = grown.with(data.inputs()[i], data.targets()[i]);
    }
    double[] x = {0.3, 0.6, 0.1};
    GaussianProcess.Prediction anew = new GaussianProcess(data, parameters).predict(x);
    assertThat(anew.mean()).isCloseTo(grown.predict(x).mean(), within(1e-9));
    assertThat(anew.variance()).isCloseTo(grown.predict(x).variance(), within(1e-9));
  }

  private static TrainingSet wave(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] inputs = new double[n][];
    double[] targets = new double[n];
    for (int i = 0; i < n; i++) {
      inputs[i] = random.doubles(3).toArray();
      targets[i] = Math.sin(6 * inputs[i][0]) + 0.2 * inputs[i][1];
    }
    return new TrainingSet(inputs, targets, THREE);
  }

  private static RealMatrix covariance(TrainingSet data, KernelParameters parameters) {
    int n = data.size();
    RealMatrix matrix = new Array2DRowRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double noise = i == j ? parameters.noiseVariance() : 0;
        matrix.setEntry(i, j, kernel(parameters, data.inputs()[i], data.inputs()[j]) + noise);
      }
    }
    return matrix;
  }

  private static double kernel(KernelParameters parameters, double[] a, double[] b) {
    double r2 = 0;
    for (int k = 0; k < a.length; k++) {
      r2 += Math.pow((a[k] - b[k]) / parameters.lengthscales()[k], 2);
    }
    double r = Math.sqrt(r2);
    return parameters.signalVariance()
        * (1 + Math.sqrt(5) * r + 5 * r2 / 3)
        * Math.exp(-Math.sqrt(5) * r);
  }
}
