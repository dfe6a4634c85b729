package org.hsicgpbo.driver.studyfile;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says what the schema objects to in the words of this program: what was found, what is allowed.
 */
final class SchemaWording {
  private static final Map<String, String> KINDS =
      Map.of(
          "string", "a text",
          "integer", "a whole number",
          "number", "a number",
          "boolean", "true or false",
          "array", "a list, such as [a, b]",
          "object", "a mapping, such as {key: value}");

  private final JsonNode root;

  /** For messages of the schema with that text. */
  SchemaWording(JsonNode root) {
    this.root = root;
  }

  String of(ValidationMessage message, YamlNode.Mapping file) {
    YamlNode node = file.at(KeyPath.of(message.getInstanceLocation())).orElse(file);
    String found = "found " + Found.describe(node) + "; ";
    String limit = message.getSchemaNode() == null ? "" : message.getSchemaNode().asText();
    return switch (message.getType()) {
      case "required" -> missing(message);
      case "additionalProperties" -> unknownKey(message);
      case "enum" -> found + "it must be " + allowed(message, node);
      case "type" -> wrongKind(message, node);
      case "minimum" -> found + "it must be at least " + limit + ".";
      case "maximum" -> found + "it must be at most " + limit + ".";
      case "exclusiveMinimum" -> found + "it must be above " + limit + ".";
      case "exclusiveMaximum" -> found + "it must be below " + limit + ".";
      case "minItems", "minLength" -> "found nothing; give at least " + limit + ".";
      case "maxLength" -> "found a text that is too long; give at most " + limit + " characters.";
      case "maxItems", "maxProperties" -> "found too many; give at most " + limit + ".";
      case "minProperties" -> "found no entry; give at least " + limit + ".";
      case "uniqueItems" -> "found a value twice; all must be different.";
      case "pattern" -> found + "it must be " + description(message) + ".";
      case "propertyNames" ->
          "found the name %s; it must be %s."
              .formatted(
                  Found.quote(String.valueOf(message.getProperty())),
                  root.at("/$defs/space/propertyNames/description").asText());
      default -> found + message.getMessage() + ".";
    };
  }

  private String missing(ValidationMessage message) {
    JsonNode property = parent(message).path("properties").path(message.getProperty());
    JsonNode target = resolve(property);
    if (target.has("enum")) {
      return "this key is missing; it must be " + Found.oneOf(texts(target.get("enum"))) + ".";
    }
    String description = target.path("description").asText();
    return "this key is missing" + (description.isEmpty() ? "." : ": " + description + ".");
  }

  private JsonNode resolve(JsonNode part) {
    return part.has("$ref") ? root.at(part.get("$ref").asText().substring(1)) : part;
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  private String unknownKey(ValidationMessage message) {
    List<String> known = new ArrayList<>();
    parent(message).path("properties").fieldNames().forEachRemaining(known::add);
    return "found an unknown key.%s The keys here are %s."
        .formatted(
            Found.suggestion(message.getProperty(), known),
            known.isEmpty() ? "none" : String.join(", ", known));
  }

  private static String allowed(ValidationMessage message, YamlNode node) {
    List<String> values = texts(message.getSchemaNode());
    String given = node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    return Found.oneOf(values) + "." + Found.suggestion(given, values);
  }

  private String wrongKind(ValidationMessage message, YamlNode node) {
    List<String> kinds = new ArrayList<>();
    JsonNode type = message.getSchemaNode();
    if (type.isArray()) {
      type.forEach(kind -> kinds.add(KINDS.getOrDefault(kind.asText(), kind.asText())));
    } else {
      kinds.add(KINDS.getOrDefault(type.asText(), type.asText()));
    }
    String kind =
        node instanceof YamlNode.Scalar scalar && scalar.toJson().isTextual()
            ? "the text " + Found.describe(node)
            : Found.describe(node);
    String description = description(message);
    return "found %s; it must be %s%s."
        .formatted(
            kind,
            String.join(" or ", kinds),
            description.isEmpty() ? "" : " (" + description + ")");
  }

  private String description(ValidationMessage message) {
    return parent(message).path("description").asText();
  }

  /** The part of the schema whose keyword objected. */
  private JsonNode parent(ValidationMessage message) {
    String pointer = message.getSchemaLocation().getFragment().toString();
    int end = pointer.lastIndexOf('/');
    return end < 0 ? root : root.at(JsonPointer.compile(pointer.substring(0, end)));
  }
}
