package org.hsicgpbo.trainers.network;

import java.util.OptionalDouble;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Value;

/**
 * The active values of a configuration by name and kind.
 *
 * @param configuration where they are
 */
record Hyperparameters(Configuration configuration) {

  boolean contain(String name) {
    return configuration.get(name).isPresent();
  }

  OptionalDouble number(String name) {
    return configuration.get(name).stream().mapToDouble(Value::asNumber).findAny();
  }

  double number(String name, double otherwise) {
    return number(name).orElse(otherwise);
  }

  int integer(String name, int otherwise) {
    return (int) number(name, otherwise);
  }

  boolean truth(String name, boolean otherwise) {
    return number(name, otherwise ? 1 : 0) != 0;
  }

  <E extends Enum<E>> E name(String name, E otherwise) {
    return configuration
        .get(name)
        .map(value -> Names.parse(otherwise.getDeclaringClass(), name, value.toString()))
        .orElse(otherwise);
  }
}
