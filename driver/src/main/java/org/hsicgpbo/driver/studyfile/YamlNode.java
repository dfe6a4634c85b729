package org.hsicgpbo.driver.studyfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a YAML file that knows its place, so that a problem can name file and line. */
sealed interface YamlNode {
  /** Where the value begins. */
  Position position();

  /** The value without places, for the schema validator. */
  JsonNode toJson();

  /**
   * A number, text, truth value or nothing.
   *
   * @param text as it is written in the file
   * @param toJson as YAML 1.2 understands it
   */
  record Scalar(String text, JsonNode toJson, Position position) implements YamlNode {}

  /** A list. */
  record Sequence(List<YamlNode> items, Position position) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public JsonNode toJson() {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      items.forEach(item -> array.add(item.toJson()));
      return array;
    }
  }

  /** Keys with values, in the order of the file. */
  record Mapping(Map<String, Entry> entries, Position position) implements YamlNode {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public JsonNode toJson() {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      entries.forEach((key, entry) -> object.set(key, entry.value().toJson()));
      return object;
    }

    /** The value of the key. */
    Optional<YamlNode> get(String key) {
      return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /** The mapping under the key; empty if it is missing or no mapping. */
    Optional<Mapping> mapping(String key) {
      return get(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }
  }

  /** A value with the place of its key. */
  record Entry(Position keyPosition, YamlNode value) {}

  /** The value at the path; empty if there is none. */
  default Optional<YamlNode> at(KeyPath path) {
    YamlNode node = this;
    for (Object step : path.steps()) {
      if (step instanceof Integer index && node instanceof Sequence sequence) {
        if (index >= sequence.items().size()) {
          return Optional.empty();
        }
        node = sequence.items().get(index);
      } else if (step instanceof String key && node instanceof Mapping mapping) {
        Optional<YamlNode> child = mapping.get(key);
        if (child.isEmpty()) {
          return Optional.empty();
        }
        node = child.get();
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(node);
  }

  /**
   * Where a person would look for the path: at its key, at its item, or, where they are missing, at
   * the nearest thing above that exists.
   */
  default Position positionOf(KeyPath path) {
    List<Object> steps = path.steps();
    for (int length = steps.size(); length > 0; length--) {
      Optional<YamlNode> parent = at(new KeyPath(steps.subList(0, length - 1)));
      Object last = steps.get(length - 1);
      if (parent.orElse(null) instanceof Mapping mapping
          && last instanceof String key
          && mapping.entries().containsKey(key)) {
        return java.util.Objects.requireNonNull(mapping.entries().get(key)).keyPosition();
      }
      if (parent.orElse(null) instanceof Sequence sequence
          && last instanceof Integer index
          && index < sequence.items().size()) {
        return sequence.items().get(index).position();
      }
    }
    return position();
  }
}
