package org.hsicgpbo.driver.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.UnitPoint;
import org.hsicgpbo.study.StoreException;
import org.jspecify.annotations.Nullable;

/** What a trial row holds as JSON; doubles survive the way there and back unchanged. */
final class StoredJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private StoredJson() {}

  static String coordinates(UnitPoint point) {
    @Nullable Double[] values = new @Nullable Double[point.dimensions()];
    for (int i = 0; i < values.length; i++) {
      values[i] = point.isActive(i) ? point.get(i) : null;
    }
    return write(values);
  }

  static UnitPoint point(String json) {
    @Nullable Double[] values = read(json, new TypeReference<@Nullable Double[]>() {});
    double[] u = new double[values.length];
    for (int i = 0; i < u.length; i++) {
      Double value = values[i];
      u[i] = value == null ? Double.NaN : value;
    }
    return new UnitPoint(u);
  }

  static String parameters(Configuration configuration) {
    return write(configuration.raw());
  }

  /** NaN and infinity have no JSON number; they are left out. */
  static String metrics(Map<String, Double> metrics) {
    Map<String, Double> finite = new LinkedHashMap<>(metrics);
    finite.values().removeIf(value -> !Double.isFinite(value));
    return write(finite);
  }

  static Map<String, Double> metrics(String json) {
    return read(json, new TypeReference<LinkedHashMap<String, Double>>() {});
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new StoreException("A trial cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new StoreException("A stored trial is damaged: " + e.getOriginalMessage(), e);
    }
  }
}
