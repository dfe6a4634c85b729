package org.hsicgpbo.trainers.data;

/** What a network is trained on. */
public enum TrainingExamples {
  /** The training examples: the validation examples select. */
  TRAIN("train"),
  /** Training and validation examples: the selection is over. */
  TRAIN_AND_VALIDATION("train+validation");

  private final String label;

  TrainingExamples(String label) {
    this.label = label;
  }

  /** The name in study files and reports. */
  public String label() {
    return label;
  }

  /**
   * The one of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TrainingExamples of(String label) {
    for (TrainingExamples examples : values()) {
      if (examples.label.equals(label)) {
        return examples;
      }
    }
    throw new IllegalArgumentException(
        "found %s; it must be train or train+validation.".formatted(label));
  }
}
