package org.hsicgpbo.driver.studyfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 with its core schema: 1e-5 is a number, yes and on are texts. Objects are never
 * constructed; tags are refused, sizes, depth and aliases bounded.
 */
final class YamlParser {
  private static final String STUDY_FILE =
      "a study file has keys such as study, problem, space and budget";

  private final Problems problems;
  private final String expected;

  YamlParser(Problems problems) {
    this(problems, STUDY_FILE);
  }

  /** A parser whose problems say in {@code expected} what a mapping would hold. */
  YamlParser(Problems problems, String expected) {
    this.problems = problems;
    this.expected = expected;
  }

  /** The file as a mapping; empty if it is none, and then a problem says why. */
  Optional<YamlNode.Mapping> parse(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setParseComments(false)
            .setAllowNonScalarKeys(true)
            .setCodePointLimit(YamlGuard.MOST_CHARACTERS)
            .build();
    YamlGuard guard = new YamlGuard(problems);
    try {
      if (!guard.accepts(text, settings)) {
        return Optional.empty();
      }
      Optional<Node> root = new Compose(settings).composeString(text);
      YamlNode node = root.isEmpty() ? null : convert(root.get(), KeyPath.ROOT);
      if (node instanceof YamlNode.Mapping mapping) {
        return Optional.of(mapping);
      }
      problems.add(
          node == null ? Position.FILE : node.position(),
          KeyPath.ROOT,
          "found %s; %s.".formatted(node == null ? "nothing" : Found.describe(node), expected));
    } catch (YamlEngineException e) {
      addSyntaxProblem(e, text, guard.reached());
    }
    return Optional.empty();
  }

  private YamlNode convert(Node node, KeyPath path) {
    Position position = position(node.getStartMark());
    if (node instanceof ScalarNode scalar) {
      return new YamlNode.Scalar(scalar.getValue(), value(scalar, path), position);
    }
    if (node instanceof SequenceNode sequence) {
      List<YamlNode> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(convert(item, path.item(items.size())));
      }
      return new YamlNode.Sequence(items, position);
    }
    return convertMapping((MappingNode) node, path, position);
  }

  private YamlNode convertMapping(MappingNode node, KeyPath path, Position position) {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Position keyPosition = position(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
        problems.add(keyPosition, path, "found a list or mapping as a key; a key must be a word.");
        continue;
      }
      String key = scalar.getValue();
      YamlNode.Entry first = entries.get(key);
      if (first != null) {
        problems.add(
            keyPosition,
            path.child(key),
            "found this key a second time; it stands already on line %d. Remove one."
                .formatted(first.keyPosition().line()));
        continue;
      }
      entries.put(
          key, new YamlNode.Entry(keyPosition, convert(tuple.getValueNode(), path.child(key))));
    }
    return new YamlNode.Mapping(entries, position);
  }

  private JsonNode value(ScalarNode scalar, KeyPath path) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return json.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return json.booleanNode(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.INT)) {
      BigInteger number = integer(text);
      return number.bitLength() < Long.SIZE
          ? json.numberNode(number.longValueExact())
          : json.numberNode(number);
    }
    if (tag.equals(Tag.FLOAT)) {
      return real(scalar, path);
    }
    return json.textNode(text);
  }

  /** Decimal, 0o17 or 0x1F; leading zeros mean nothing in YAML 1.2. */
  private static BigInteger integer(String text) {
    if (text.startsWith("0o")) {
      return new BigInteger(text.substring(2), 8);
    }
    return text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
  }

  private JsonNode real(ScalarNode scalar, KeyPath path) {
    String text = scalar.getValue();
    // .inf and .nan are YAML's words; neither they nor 1e999 can be used anywhere.
    double number =
        text.chars().anyMatch(Character::isDigit) ? Double.parseDouble(text) : Double.NaN;
    if (!Double.isFinite(number)) {
      problems.add(
          position(scalar.getStartMark()),
          path,
          "found %s; a number must be finite and not beyond 1.8e308."
              .formatted(Found.printable(text)));
      return JsonNodeFactory.instance.numberNode(0.0);
    }
    return JsonNodeFactory.instance.numberNode(number);
  }

  private void addSyntaxProblem(YamlEngineException e, String text, Position reached) {
    if (e instanceof MarkedYamlEngineException marked) {
      String context =
          Optional.ofNullable(marked.getContext()).map(words -> words + ", ").orElse("");
      problems.add(
          position(marked.getProblemMark().or(marked::getContextMark)),
          KeyPath.ROOT,
          "this is no valid YAML: %s%s."
              .formatted(context, withoutControls(String.valueOf(marked.getProblem()))));
    } else if (e instanceof ReaderException reader) {
      int end = Math.min(text.length(), Math.max(0, reader.getPosition()));
      int line = 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
      problems.add(
          new Position(line, 0),
          KeyPath.ROOT,
          "found the character U+%04X, which YAML does not allow."
              .formatted(reader.getCodePoint()));
    } else {
      problems.add(
          reached,
          KeyPath.ROOT,
          "after here this is no valid YAML: "
              + withoutControls(String.valueOf(e.getMessage()))
              + ".");
    }
  }

  private static String withoutControls(String message) {
    return message.replaceAll("\\p{Cntrl}+", " ").replaceAll("[.\\s]+$", "");
  }

  static Position position(Optional<Mark> mark) {
    return mark.map(m -> new Position(m.getLine() + 1, m.getColumn() + 1)).orElse(Position.FILE);
  }
}
