package org.hsicgpbo.driver.view;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes the records of this package as JSON: a number that is not finite is null, a time is
 * ISO-8601 in UTC, an empty Optional is null.
 */
public final class ViewJson {
  private static final JsonMapper JSON = JsonMapper.builder().addModule(module()).build();
  private static final List<String> LONG = List.of("running", "hyperparameters");

  private ViewJson() {}

  /** The value as JSON in UTF-8. */
  public static byte[] bytes(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The value cannot be written as JSON.", e);
    }
  }

  /** Writes the value as JSON in UTF-8. */
  public static void write(OutputStream out, Object value) throws IOException {
    JSON.writeValue(out, value);
  }

  /** The overview as one of a list: without running trials and hyperparameters. */
  public static JsonNode brief(StudyOverview overview) {
    ObjectNode node = JSON.valueToTree(overview);
    return node.remove(LONG);
  }

  private static SimpleModule module() {
    return new SimpleModule()
        .addSerializer(Instant.class, ToStringSerializer.instance)
        .addSerializer(Optional.class, new Opened())
        .addSerializer(Double.class, new Finite())
        .addSerializer(Double.TYPE, new Finite())
        .addSerializer(double[].class, new FiniteColumn());
  }

  private static final class Finite extends StdSerializer<Double> {
    private static final long serialVersionUID = 1L;

    Finite() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      number(value, out);
    }
  }

  private static final class FiniteColumn extends StdSerializer<double[]> {
    private static final long serialVersionUID = 1L;

    FiniteColumn() {
      super(double[].class);
    }

    @Override
    public void serialize(double[] column, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartArray();
      for (double value : column) {
        number(value, out);
      }
      out.writeEndArray();
    }
  }

  @SuppressWarnings("rawtypes") // Serializers are found by the raw class.
  private static final class Opened extends StdSerializer<Optional> {
    private static final long serialVersionUID = 1L;

    Opened() {
      super(Optional.class);
    }

    @Override
    public void serialize(Optional value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (value.isPresent()) {
        provider.defaultSerializeValue(value.get(), out);
      } else {
        out.writeNull();
      }
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Optional value) {
      return value.isEmpty();
    }
  }

  private static void number(double value, JsonGenerator out) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumber(value);
    } else {
      out.writeNull();
    }
  }
}
