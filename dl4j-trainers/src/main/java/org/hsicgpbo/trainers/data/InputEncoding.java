package org.hsicgpbo.trainers.data;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How raw values become the inputs of a network; fitted on training examples alone. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public interface InputEncoding {
  /** How many inputs it gives. */
  int width();
}
