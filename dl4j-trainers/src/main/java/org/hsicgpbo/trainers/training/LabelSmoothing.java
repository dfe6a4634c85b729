package org.hsicgpbo.trainers.training;

/**
 * y (1 − ε) + ε/K for K classes (Szegedy et al. 2016, "Rethinking the Inception Architecture",
 * section 7).
 *
 * @param share ε
 * @param classes K
 */
record LabelSmoothing(double share, int classes) implements BatchChange {
  @Override
  public void apply(float[] inputs, float[] targets, int size) {
    float kept = (float) (1 - share);
    float spread = (float) (share / classes);
    for (int i = 0; i < size * classes; i++) {
      targets[i] = kept * targets[i] + spread;
    }
  }
}
