package org.hsicgpbo.space;

/**
 * Argument checks that the hyperparameters share; their messages name the variable and its value.
 */
final class Checks {
  private Checks() {}

  static void name(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("The name of a hyperparameter must not be blank.");
    }
  }

  static void finiteAndOrdered(String name, double low, double high) {
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      throw new IllegalArgumentException(
          "The low (%s) and the high (%s) of hyperparameter (%s) must be finite."
              .formatted(low, high, name));
    }
    if (low >= high) {
      throw new IllegalArgumentException(
          "The low (%s) of hyperparameter (%s) must be below its high (%s).%s"
              .formatted(low, name, high, low > high ? " Maybe they are swapped." : ""));
    }
  }

  static void positiveForLog(String name, double low) {
    if (low <= 0) {
      throw new IllegalArgumentException(
          "The low (%s) of the log hyperparameter (%s) must be above 0. Raise it or leave out log."
              .formatted(low, name));
    }
  }

  static double unit(double u) {
    if (!(u >= 0 && u <= 1)) {
      throw new IllegalArgumentException("u (%s) must be in [0, 1].".formatted(u));
    }
    return u;
  }

  static double numberIn(Hyperparameter hyperparameter, Value value, double low, double high) {
    double number =
        value instanceof Value.Real || value instanceof Value.Int ? value.asNumber() : Double.NaN;
    if (!(number >= low && number <= high)) {
      throw notAllowed(hyperparameter, value);
    }
    return number;
  }

  static IllegalArgumentException notAllowed(Hyperparameter hyperparameter, Value value) {
    return new IllegalArgumentException(
        "The value (%s) of hyperparameter (%s) is not allowed: it must be %s."
            .formatted(value, hyperparameter.name(), hyperparameter.describe()));
  }
}
