package org.hsicgpbo.trainers.data.decoded;

import java.util.List;

/** The targets of a set. */
public sealed interface Targets {
  /** How many rows there are. */
  int count();

  /**
   * Classes.
   *
   * @param classes their names
   * @param labels the class of each row, from 0
   */
  record Labels(List<String> classes, int[] labels) implements Targets {
    /** Copies the names. */
    public Labels {
      classes = List.copyOf(classes);
    }

    @Override
    public int count() {
      return labels.length;
    }
  }

  /**
   * Numbers.
   *
   * @param names of the targets
   * @param values all rows one after another
   */
  record Numbers(List<String> names, float[] values) implements Targets {
    /** Copies the names. */
    public Numbers {
      names = List.copyOf(names);
    }

    @Override
    public int count() {
      return values.length / names.size();
    }
  }
}
