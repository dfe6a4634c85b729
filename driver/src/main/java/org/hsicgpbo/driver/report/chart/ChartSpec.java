package org.hsicgpbo.driver.report.chart;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A Vega-Lite specification that is being filled with data. */
public final class ChartSpec {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ObjectNode root;

  private ChartSpec(ObjectNode root) {
    this.root = root;
  }

  /** The specification of that name among the resources of this package. */
  public static ChartSpec load(String name) {
    try (InputStream in = ChartSpec.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new IllegalStateException(
            "The program lacks its chart (" + name + "); build it again.");
      }
      return new ChartSpec((ObjectNode) JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Several charts side by side, so many in a row, with axes of their own. */
  static ObjectNode concat(List<ObjectNode> charts, int columns) {
    ObjectNode node = JSON.createObjectNode();
    node.put("$schema", "https://vega.github.io/schema/vega-lite/v5.json");
    node.put("columns", columns);
    node.putArray("concat").addAll(charts);
    return node;
  }

  /** With these rows as data. */
  public ChartSpec rows(List<?> rows) {
    return set("/data/values", rows);
  }

  /** With another value at a JSON pointer, whose parent must exist. */
  public ChartSpec set(String pointer, Object value) {
    JsonPointer path = JsonPointer.compile(pointer);
    JsonNode parent = root.at(path.head());
    if (!(parent instanceof ObjectNode object)) {
      throw new IllegalArgumentException("The chart has nothing at " + path.head() + ".");
    }
    object.set(path.last().getMatchingProperty(), JSON.valueToTree(value));
    return this;
  }

  /** The filled specification. */
  public ObjectNode node() {
    return root;
  }
}
