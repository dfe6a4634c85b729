package org.hsicgpbo.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mean, variance, log marginal likelihood and its gradient against scikit-learn 1.2.1, made by
 * benchmarks/oracles/gp_sklearn.py.
 */
class SklearnOracleTest {

  static List<JsonNode> cases() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SklearnOracleTest.class.getResourceAsStream("sklearn-gp.json"))) {
      JsonNode root = JsonMapper.builder().build().readTree(in);
      return IntStream.range(0, root.size()).mapToObj(root::get).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void meanAndVarianceAgree(JsonNode oracle) {
    GaussianProcess process = new GaussianProcess(data(oracle), parameters(oracle));
    for (int k = 0; k < oracle.get("at").size(); k++) {
      GaussianProcess.Prediction prediction = process.predict(numbers(oracle.get("at").get(k)));
      assertThat(prediction.mean())
          .isCloseTo(oracle.get("mean").get(k).doubleValue(), within(1e-8));
      assertThat(prediction.variance())
          .isCloseTo(oracle.get("variance").get(k).doubleValue(), within(1e-8));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void likelihoodAndItsGradientAgree(JsonNode oracle) {
    KernelParameters parameters = parameters(oracle);
    int d = parameters.lengthscales().length;
    double[] logs = Arrays.copyOf(parameters.lengthscales(), d + 2);
    logs[d] = parameters.signalVariance();
    logs[d + 1] = parameters.noiseVariance();
    Arrays.setAll(logs, i -> Math.log(logs[i]));
    ParameterPrior prior =
        new ParameterPrior(parameters.radial(), LengthscalePrior.dimensionScaled(d), false);
    double[] gradient = new double[d + 2];
    double value = new LogPosterior(data(oracle), prior).g(logs, gradient);
    double[] ofPrior = new double[d + 2];
    prior.addGradient(logs, ofPrior);

    double expected = oracle.get("logLikelihood").doubleValue();
    assertThat(prior.negativeLogDensity(logs) - value)
        .isCloseTo(expected, within(1e-8 * Math.max(1, Math.abs(expected))));
    for (int i = 0; i < gradient.length; i++) {
      double reference = oracle.get("gradient").get(i).doubleValue();
      assertThat(ofPrior[i] - gradient[i])
          .isCloseTo(reference, within(1e-7 * Math.max(1, Math.abs(reference))));
    }
  }

  private static TrainingSet data(JsonNode oracle) {
    double[][] inputs =
        IntStream.range(0, oracle.get("inputs").size())
            .mapToObj(i -> numbers(oracle.get("inputs").get(i)))
            .toArray(double[][]::new);
    return new TrainingSet(
        inputs, numbers(oracle.get("targets")), IntStream.range(0, inputs[0].length).toArray());
  }

  private static KernelParameters parameters(JsonNode oracle) {
    return KernelParameters.radial(
        RadialKernel.valueOf(oracle.get("radial").asText()),
        numbers(oracle.get("lengthscales")),
        oracle.get("signalVariance").doubleValue(),
        oracle.get("noiseVariance").doubleValue());
  }

  private static double[] numbers(JsonNode array) {
    return IntStream.range(0, array.size()).mapToDouble(i -> array.get(i).doubleValue()).toArray();
  }
}
