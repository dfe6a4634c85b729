package org.hsicgpbo.trainers.data;

import java.util.Arrays;

/** Some of the rows of a table as examples. */
public final class RowExamples implements Examples {
  private final Rows inputs;
  private final Rows targets;
  private final int[] members;

  /**
   * The examples that are named.
   *
   * @param members their rows in the table, at least one
   */
  public RowExamples(Rows inputs, Rows targets, int[] members) {
    if (members.length == 0 || inputs.count() != targets.count()) {
      throw new IllegalArgumentException(
          "%d of %d inputs with %d targets are no examples; there must be at least one, and as many inputs as targets."
              .formatted(members.length, inputs.count(), targets.count()));
    }
    this.inputs = inputs;
    this.targets = targets;
    this.members = members.clone();
  }

  /** All rows. */
  public static RowExamples all(Rows inputs, Rows targets) {
    int[] members = new int[inputs.count()];
    Arrays.setAll(members, i -> i);
    return new RowExamples(inputs, targets, members);
  }

  @Override
  public int size() {
    return members.length;
  }

  @Override
  public void inputs(int[] rows, int from, int to, float[] into) {
    inputs.write(members(rows, from, to), 0, to - from, into);
  }

  @Override
  public void targets(int[] rows, int from, int to, float[] into) {
    targets.write(members(rows, from, to), 0, to - from, into);
  }

  private int[] members(int[] rows, int from, int to) {
    int[] chosen = new int[to - from];
    for (int i = from; i < to; i++) {
      chosen[i - from] = members[rows[i]];
    }
    return chosen;
  }
}
