package org.hsicgpbo.trainers.data.table;

/** What the targets of a table are. */
public enum TableTask {
  /** Texts are classes; numbers are numbers unless they could be classes too, which is asked. */
  INFERRED,
  /** One column of classes. */
  CLASSIFICATION,
  /** Numbers. */
  REGRESSION
}
