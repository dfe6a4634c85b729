package org.hsicgpbo.driver.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.hsicgpbo.driver.studyfile.StudyFile.StrategySettings;
import org.hsicgpbo.search.AcquisitionChoice;
import org.hsicgpbo.search.hsic.RoleOverride;
import org.hsicgpbo.search.hsic.WarmUp;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.study.pruning.HyperbandPruner;
import org.hsicgpbo.study.pruning.MedianPruner;
import org.hsicgpbo.study.pruning.Pruner;
import org.hsicgpbo.study.pruning.SuccessiveHalvingPruner;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TradeOff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a study file says of strategies, trade-offs, roles and early stopping. */
class StudyFileStrategyTest {
  private static final Path GOOD = Path.of("src/test/resources/studyfile/good");

  private final StudyFileReader reader = new StudyFileReader();

  @Test
  void pruningIsOffUnlessNamed() {
    assertThat(reader.read(GOOD.resolve("least.yaml")).pruning()).isEmpty();
  }

  static Stream<Arguments> prunings() {
    String runge = "{type: runge, epochs: 90}";
    String own = "{type: java, class: a.B}";
    return Stream.of(
        arguments(runge, "{type: median}", new MedianPruner(9, 5)),
        arguments(runge, "{type: median, grace-epochs: 4}", new MedianPruner(4, 5)),
        arguments("{type: bateman}", "{type: halving}", new SuccessiveHalvingPruner(3, 3)),
        arguments(runge, "{type: halving, reduction: 2}", new SuccessiveHalvingPruner(9, 2)),
        arguments(runge, "{type: hyperband}", new HyperbandPruner(9, 3, 3)),
        arguments(own, "{type: halving}", new SuccessiveHalvingPruner(3, 3)),
        arguments(
            "{type: java, class: a.B, epochs: 27}",
            "{type: hyperband, grace-epochs: 1}",
            new HyperbandPruner(1, 3, 4)));
  }

  @ParameterizedTest
  @MethodSource("prunings")
  void readsPruning(String problem, String pruning, Pruner expected) {
    StudyFile file =
        reader.read(
            """
            study: example
            problem: %s
            space:
              n-layers: {type: integer, low: 1, high: 6}
            budget: {trials: 60}
            pruning: %s
            """
                .formatted(problem, pruning),
            "pruning.yaml");

    assertThat(file.pruning().orElseThrow().pruner()).isEqualTo(expected);
    assertThat(file.pruning().orElseThrow().sample()).isFalse();
  }

  static Stream<Arguments> strategies() {
    return Stream.of(
        arguments("{type: random}", new StrategySettings.Random()),
        arguments("{type: sobol}", new StrategySettings.Sobol()),
        arguments("{type: lhs}", new StrategySettings.LatinHypercube(60)),
        arguments("{type: lhs, batch: 20}", new StrategySettings.LatinHypercube(20)),
        arguments("{type: tpe}", new StrategySettings.Tpe(10)),
        arguments("{type: tpe, warm-up: 15}", new StrategySettings.Tpe(15)),
        arguments("{type: cma-es}", new StrategySettings.CmaEs()),
        arguments("{type: turbo}", new StrategySettings.Turbo(2)),
        arguments("{type: turbo, warm-up: 7}", new StrategySettings.Turbo(7)),
        arguments(
            "{type: gpbo, acquisition: cost-cooled}",
            new StrategySettings.Gpbo(5, AcquisitionChoice.COST_COOLED)),
        arguments("{type: gpbo, warm-up: 6}", new StrategySettings.Gpbo(6, AcquisitionChoice.AUTO)),
        arguments("{type: hsic-gpbo, warm-up: 25}", soft(25)),
        arguments(
            "{type: hsic-gpbo, warm-up: 25, sample: sobol, mode: paper}",
            new StrategySettings.HsicGpbo(25, WarmUp.Sampling.SOBOL, true)));
  }

  private static StrategySettings soft(int warmUp) {
    return new StrategySettings.HsicGpbo(warmUp, WarmUp.Sampling.RANDOM, false);
  }

  static Stream<Arguments> tradeOffs() {
    return Stream.of(
        arguments("trade-off: {max-error-loss: 2.5%}", new TradeOff.MaxErrorLoss(0.025)),
        arguments("trade-off: {max-error-loss: 0}", new TradeOff.MaxErrorLoss(0)),
        arguments("trade-off: {max-flops: 1e6}", new TradeOff.MaxCost(CostMeasure.FLOPS, 1e6)),
        arguments(
            "trade-off: {max-parameters: 5000}",
            new TradeOff.MaxCost(CostMeasure.PARAMETERS, 5000)),
        arguments("trade-off: {max-seconds: 1.5}", new TradeOff.MaxCost(CostMeasure.SECONDS, 1.5)),
        arguments("trade-off: pareto", new TradeOff.Pareto()),
        arguments("trade-off: lowest-error", new TradeOff.LowestError()),
        arguments("strategy: {type: hsic-gpbo}", new TradeOff.MaxErrorLoss(0.05)),
        arguments("strategy: {type: hsic-gpbo, mode: paper}", new TradeOff.LowestError()),
        arguments("strategy: {type: gpbo}", new TradeOff.LowestError()));
  }

  @ParameterizedTest
  @MethodSource("tradeOffs")
  void readsWhatACheapNetworkIsWorth(String yaml, TradeOff tradeOff) {
    assertThat(reader.read(least(yaml), "a.yaml").tradeOff()).isEqualTo(tradeOff);
  }

  @Test
  void readsRoles() {
    StudyFile file =
        reader.read(
            """
            study: a
            problem: {type: runge}
            space:
              n-layers: {type: integer, low: 1, high: 6}
              learning-rate: {type: real, low: 1e-5, high: 1e-1, log: true}
              activation: {type: categorical, values: [relu, tanh]}
              dropout: {type: boolean}
            roles:
              n-layers: fix 2
              learning-rate: narrow 1e-3 to 0.01
              activation: fix tanh
              dropout: optimize
            budget: {trials: 60}
            """,
            "a.yaml");
    assertThat(file.roles())
        .containsOnly(
            Map.entry("n-layers", new RoleOverride.Fix(Value.of(2L))),
            Map.entry("learning-rate", new RoleOverride.Narrow(Value.of(1e-3), Value.of(0.01))),
            Map.entry("activation", new RoleOverride.Fix(Value.of("tanh"))),
            Map.entry("dropout", new RoleOverride.Optimize()));
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void readsEveryStrategy(String yaml, StrategySettings settings) {
    StudyFile file = reader.read(least("strategy: " + yaml), "a.yaml");

    assertThat(file.strategy()).isEqualTo(settings);
    assertThat(yaml).contains("{type: " + settings.type());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 20, 0.5, 20",
    "8, 100, 0.1, 41",
    "8, 400, 0.1, 80",
    "20, 300, 0.1, 100",
    "3, 400, 0.1, 41",
    "12, 60, 0.1, 41",
    "12, 60, 0.2, 21",
    "12, 60, 0.05, 60"
  })
  void warmUpForARankingGrowsWithTheSpaceButAlwaysSufficesForARanking(
      int dimensions, int trials, double quantile, int size) {
    assertThat(WarmUpSize.forRanking(dimensions, trials, quantile)).isEqualTo(size);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 40, 4, 41, 0.11",
    "0.1, 20, 2, 41, 0.21",
    "0.2, 20, 4, 21, 0.21",
    "0.15, 26, 4, 27, 0.16"
  })
  void warnsOfAWarmUpTooSmallToRankFrom(
      double quantile, int warmUp, int good, int enough, String wider) {
    assertThat(ranking(quantile, warmUp).warnings())
        .containsExactly(
            "The ranking needs 5 good trials, but the best %s of %d random ones are only %d: hyperparameters will not be ranked. Raise strategy.warm-up to %d, or goal.quantile to %s."
                .formatted(quantile, warmUp, good, enough, wider));
    assertThat(ranking(quantile, enough).warnings()).isEmpty();
    assertThat(ranking(Double.parseDouble(wider), warmUp).warnings()).isEmpty();
  }

  @Test
  void earlierTrialsTakeThePlaceOfTheWarmUp() {
    String warmStart = "warm-start: {studies: [last-night]}%nstrategy: ".formatted();

    assertThat(reader.read(least(warmStart + "{type: gpbo}"), "a.yaml").strategy())
        .isEqualTo(new StrategySettings.Gpbo(0, AcquisitionChoice.AUTO));
    assertThat(reader.read(least(warmStart + "{type: hsic-gpbo}"), "a.yaml").strategy())
        .isEqualTo(soft(41));
  }

  @Test
  void onlyARankingNeedsGoodTrials() {
    assertThat(reader.read(least("strategy: {type: random}"), "a.yaml").warnings()).isEmpty();
  }

  private StudyFile ranking(double quantile, int warmUp) {
    String keys =
        "goal: {quantile: %s}%nstrategy: {type: hsic-gpbo, warm-up: %d}"
            .formatted(quantile, warmUp);
    return reader.read(least(keys).replaceAll("trials: [0-9]+", "trials: 100"), "a.yaml");
  }

  @ParameterizedTest
  @CsvSource({"1, 100, 5", "8, 100, 18", "8, 20, 10", "3, 1, 1"})
  void warmUpForAGaussianProcessIsShort(int dimensions, int trials, int size) {
    assertThat(WarmUpSize.forGaussianProcess(dimensions, trials)).isEqualTo(size);
  }

  private static String least(String further) {
    return """
        study: least
        problem: {type: runge}
        space:
          n-units: {type: integer, low: 4, high: 64}
        budget: {trials: 60}
        %s
        """
        .formatted(further);
  }
}
