package org.hsicgpbo.driver.studyfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Words for what stands in a file, and for what was perhaps meant. */
final class Found {
  /** Longer values are cut in messages. */
  private static final int LONGEST = 60;

  /** From this similarity (Jaro and Winkler, 0 to 1) on, a known key is suggested. */
  private static final double SIMILAR = 0.8;

  private Found() {}

  /** The value as it is written, or its kind. */
  static String describe(YamlNode node) {
    if (node instanceof YamlNode.Scalar scalar) {
      if (scalar.toJson().isNull()) {
        return "nothing";
      }
      return scalar.toJson().isTextual() ? quote(scalar.text()) : scalar.text();
    }
    return node instanceof YamlNode.Sequence ? "a list" : "a mapping (key: value)";
  }

  /** The kind of a value: a text, a number, ... */
  static String kind(YamlNode node) {
    JsonNode value = node.toJson();
    if (value.isTextual()) {
      return "a text";
    }
    return value.isNumber() ? "a number" : value.isBoolean() ? "true/false" : describe(node);
  }

  /** The text in quotes, cut where it is long, control characters replaced. */
  static String quote(String text) {
    return "\"" + printable(text) + "\"";
  }

  static String printable(String text) {
    String cut =
        text.codePointCount(0, text.length()) > LONGEST
            ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…"
            : text;
    return cut.codePoints()
        .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** " Did you mean x?" with the known word nearest to the given one; empty if none is near. */
  static String suggestion(String given, Collection<String> known) {
    return nearest(given, known)
        .map(word -> " Did you mean %s?".formatted(printable(word)))
        .orElse("");
  }

  /** The words as "a, b or c". */
  static String oneOf(Collection<String> words) {
    String all = words.stream().collect(Collectors.joining(", "));
    int last = all.lastIndexOf(", ");
    return last < 0 ? all : all.substring(0, last) + " or " + all.substring(last + 2);
  }

  private static Optional<String> nearest(String given, Collection<String> known) {
    if (given.length() > LONGEST) {
      return Optional.empty();
    }
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    String plain = plain(given);
    return known.stream()
        .filter(word -> similarity.apply(plain, plain(word)) >= SIMILAR)
        .max(Comparator.comparingDouble(word -> similarity.apply(plain, plain(word))));
  }

  /** Ignores case, and whether words are joined by hyphens, underscores or spaces. */
  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
  }
}
