package org.hsicgpbo.sensitivity;

import org.hsicgpbo.space.UnitInterval;
import org.hsicgpbo.space.Value;

/** What the search does with a hyperparameter. */
public sealed interface Role {

  /** The name in files and reports: optimize, narrow, set-cheap, fine-tune, inactive. */
  String label();

  /** The Gaussian process searches its full range. */
  record Optimize() implements Role {
    @Override
    public String label() {
      return "optimize";
    }
  }

  /**
   * The Gaussian process searches a cheaper part of its range.
   *
   * @param interval the part, on U
   * @param from lowest value of the part
   * @param to highest value of the part
   */
  record Narrow(UnitInterval interval, Value from, Value to) implements Role {
    @Override
    public String label() {
      return "narrow";
    }
  }

  /**
   * It drives cost and the cheap value does not lower the chance of a good network: it is set.
   *
   * @param interval where the value lies on U
   * @param value the cheap value
   */
  record SetCheap(UnitInterval interval, Value value) implements Role {
    @Override
    public String label() {
      return "set-cheap";
    }
  }

  /**
   * Neither error nor cost shows an effect yet: it stays in the search with a prior of long
   * lengthscales, and is tuned in earnest after the others.
   */
  record FineTune() implements Role {
    @Override
    public String label() {
      return "fine-tune";
    }
  }

  /** It was active in too few trials to say anything; it is searched like the others. */
  record TooFewTrials(int active) implements Role {
    @Override
    public String label() {
      return "too-few-trials";
    }
  }
}
