package org.hsicgpbo.driver.studyfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The JSON Schema of study files (draft 2020-12) that ships with the program. */
public final class StudySchema {
  private static final String RESOURCE = "study.schema.json";
  private static final String COMPARISON = "comparison.schema.json";

  private final JsonSchema schema;

  /** Loads the schema of study files. */
  StudySchema() {
    this(parse(text()));
  }

  private StudySchema(JsonNode text) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
    schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text, config);
  }

  /** The schema of a file that holds what stands under {@code space}, with names of any kind. */
  static StudySchema ofSpaceFile() {
    ObjectNode root = (ObjectNode) parse(text());
    ObjectNode space = (ObjectNode) root.path("$defs").path("space");
    space.remove(List.of("propertyNames", "maxProperties"));
    root.retain("$schema", "$defs");
    root.setAll(space.deepCopy());
    return new StudySchema(root);
  }

  /** The schema of comparison files. */
  static StudySchema ofComparisonFile() {
    return new StudySchema(parse(comparisonText()));
  }

  private static JsonNode parse(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schema as JSON text, for editors. */
  public static String text() {
    return resource(RESOURCE);
  }

  /** That of comparison files. */
  public static String comparisonText() {
    return resource(COMPARISON);
  }

  private static String resource(String name) {
    try (InputStream in = StudySchema.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The program was built without " + name + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a problem for everything in the file that the schema does not allow. */
  void check(YamlNode.Mapping file, Problems problems) {
    Set<ValidationMessage> messages = schema.validate(file.toJson());
    SchemaWording wording = new SchemaWording(schema.getSchemaNode());
    for (ValidationMessage message : messages) {
      KeyPath key = KeyPath.of(message.getInstanceLocation());
      String property = message.getProperty();
      if (property != null) {
        key = key.child(property);
      }
      if (!problems.contain(key)) {
        problems.add(file.positionOf(key), key, wording.of(message, file));
      }
    }
  }

  /** A definition under {@code $defs}, such as that of a problem type. */
  JsonNode definition(String name) {
    return schema.getSchemaNode().path("$defs").path(name);
  }
}
