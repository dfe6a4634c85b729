package org.hsicgpbo.study;

/** Told of every finished epoch of a running trial. */
@FunctionalInterface
public interface EpochListener {
  /** One epoch of one trial has ended. */
  void epochEnded(EpochEvent event);
}
