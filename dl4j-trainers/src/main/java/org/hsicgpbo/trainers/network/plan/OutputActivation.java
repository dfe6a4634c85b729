package org.hsicgpbo.trainers.network.plan;

/** What the last layer does. */
public enum OutputActivation implements Activation {
  /** Nothing: numbers of any size. */
  IDENTITY(0),
  /** Probabilities: an exponential, a sum and a quotient for each. */
  SOFTMAX(12);

  private final int flops;

  OutputActivation(int flops) {
    this.flops = flops;
  }

  @Override
  public int flops() {
    return flops;
  }
}
