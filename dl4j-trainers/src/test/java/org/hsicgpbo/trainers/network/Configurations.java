package org.hsicgpbo.trainers.network;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Value;

/** Configurations of tests. */
public final class Configurations {
  private Configurations() {}

  /** A configuration of names and values in turns. */
  public static Configuration of(Object... namesAndValues) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i].toString(), Value.ofRaw(namesAndValues[i + 1]));
    }
    return new Configuration(values);
  }
}
