package org.hsicgpbo.trainers.network;

/**
 * What a multilayer perceptron costs, without building it: formulas in docs/method.md, "Cost".
 *
 * @param flops floating-point operations of one forward pass of one example
 * @param parameters trainable parameters
 */
public record MlpCost(long flops, long parameters) {

  /** The cost of the network that {@link MlpBuilder} builds. */
  public static MlpCost of(MlpSettings settings, int inputs, int outputs) {
    long flops = 0;
    long parameters = 0;
    long in = inputs;
    for (int layer = 0; layer < settings.layers(); layer++) {
      long units = settings.units();
      flops += dense(in, units) + settings.activation().flops() * units;
      parameters += (in + 1) * units;
      if (settings.batchNorm()) {
        // Mean and variance are folded into one factor and one summand a unit; DL4J counts all four
        // as parameters.
        flops += 2 * units;
        parameters += 4 * units;
      }
      in = units;
    }
    return new MlpCost(flops + dense(in, outputs), parameters + (in + 1) * outputs);
  }

  /** A product and a sum for each weight, a sum for each bias. */
  private static long dense(long in, long out) {
    return 2 * in * out + out;
  }
}
