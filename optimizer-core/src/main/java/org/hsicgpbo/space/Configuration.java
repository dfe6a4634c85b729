package org.hsicgpbo.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values of the active hyperparameters, in the order of the space. */
public final class Configuration {
  private final Map<String, Value> values;

  /** Copies the values, keeping their order. */
  public Configuration(Map<String, Value> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Keeps the unmodifiable values of the source, as they are. */
  private Configuration(Source source) {
    this.values = source.values();
  }

  /** Tells the constructor that keeps a map from the one that copies it. */
  private record Source(Map<String, Value> values) {}

  /**
   * A configuration of a map that is not copied, so that millions of them can make their values
   * from compact storage when asked.
   *
   * @param values unmodifiable, in the order of the space, the same for ever
   */
  public static Configuration view(Map<String, Value> values) {
    return new Configuration(new Source(values));
  }

  /** All active values by name, in the order of the space. */
  public Map<String, Value> values() {
    return values;
  }

  /** The value of the hyperparameter, empty if it is inactive or unknown. */
  public Optional<Value> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The values as plain Java objects, for JSON. */
  public Map<String, Object> raw() {
    Map<String, Object> raw = new LinkedHashMap<>();
    values.forEach((name, value) -> raw.put(name, value.raw()));
    return raw;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Configuration configuration && values.equals(configuration.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
