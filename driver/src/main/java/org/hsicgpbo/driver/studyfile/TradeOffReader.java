package org.hsicgpbo.driver.studyfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import org.hsicgpbo.search.hsic.HsicGpboSettings;
import org.hsicgpbo.trial.CostMeasure;
import org.hsicgpbo.trial.TradeOff;

/** Reads what stands under {@code trade-off} in a file that the schema has found valid. */
final class TradeOffReader {
  private static final String LOSS = "max-error-loss";
  private static final Map<String, CostMeasure> LIMITS =
      Map.of(
          "max-flops", CostMeasure.FLOPS,
          "max-parameters", CostMeasure.PARAMETERS,
          "max-seconds", CostMeasure.SECONDS);

  private TradeOffReader() {}

  /**
   * The trade-off, or the usual one of the strategy if the file names none: HSIC-GPBO gives a
   * little for a cheap network, all others, and what was published, seek the lowest error.
   */
  static TradeOff read(YamlNode.Mapping file, StudyFile.StrategySettings strategy) {
    JsonNode node =
        file.at(KeyPath.of("trade-off")).map(YamlNode::toJson).orElse(MissingNode.getInstance());
    if (node.isTextual()) {
      return node.asText().equals("pareto") ? new TradeOff.Pareto() : new TradeOff.LowestError();
    }
    if (node.has(LOSS)) {
      return new TradeOff.MaxErrorLoss(share(node.get(LOSS)));
    }
    return LIMITS.entrySet().stream()
        .filter(limit -> node.has(limit.getKey()))
        .findFirst()
        .<TradeOff>map(
            limit -> new TradeOff.MaxCost(limit.getValue(), node.get(limit.getKey()).doubleValue()))
        .orElseGet(() -> usual(strategy));
  }

  private static TradeOff usual(StudyFile.StrategySettings strategy) {
    return strategy instanceof StudyFile.StrategySettings.HsicGpbo hsicGpbo && !hsicGpbo.published()
        ? HsicGpboSettings.USUAL_TRADE_OFF
        : new TradeOff.LowestError();
  }

  /** 0.05 or 5%. */
  private static double share(JsonNode node) {
    return node.isNumber()
        ? node.doubleValue()
        : Double.parseDouble(node.asText().replace("%", "").strip()) / 100;
  }
}
