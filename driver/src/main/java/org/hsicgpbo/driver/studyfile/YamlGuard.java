package org.hsicgpbo.driver.studyfile;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Looks at the stream of YAML events before anything is built from it, so that a file can neither
 * exhaust memory or stack nor name Java classes.
 */
final class YamlGuard {
  /** A study file is a few kB. */
  static final int MOST_CHARACTERS = 1 << 20;

  /** The deepest value of a study file lies at 4. */
  private static final int DEEPEST = 32;

  private static final int MOST_VALUES = 100_000;

  private final Problems problems;
  private int depth;
  private int documents;
  private int values;
  private Position reached = Position.FILE;

  YamlGuard(Problems problems) {
    this.problems = problems;
  }

  /** Whether the text keeps the bounds; otherwise a problem was added. */
  boolean accepts(String text, LoadSettings settings) {
    for (Event event : new Parse(settings).parseString(text)) {
      reached = YamlParser.position(event.getStartMark());
      String objection = objection(event);
      if (!objection.isEmpty()) {
        problems.add(YamlParser.position(event.getStartMark()), KeyPath.ROOT, objection);
        return false;
      }
    }
    return true;
  }

  /** Up to where the text could be read; some problems of the parser do not tell their place. */
  Position reached() {
    return reached;
  }

  private String objection(Event event) {
    if (event instanceof AliasEvent) {
      return "found a YAML alias (*name); study files do without. Write the value out.";
    }
    if (event instanceof DocumentStartEvent && ++documents > 1) {
      return "found a second YAML document (---); one file holds one study.";
    }
    if (event instanceof ScalarEvent scalar) {
      return ++values > MOST_VALUES ? tooMany() : tagObjection(scalar.getTag().orElse(""));
    }
    if (event instanceof CollectionStartEvent start) {
      if (++depth > DEEPEST) {
        return "found lists or mappings nested more than %d deep.".formatted(DEEPEST);
      }
      return ++values > MOST_VALUES ? tooMany() : tagObjection(start.getTag().orElse(""));
    }
    if (event instanceof CollectionEndEvent) {
      depth--;
    }
    return "";
  }

  private static String tooMany() {
    return "found more than %d values.".formatted(MOST_VALUES);
  }

  private static String tagObjection(String tag) {
    return tag.isEmpty()
        ? ""
        : "found the YAML tag %s; study files do without tags. Remove it."
            .formatted(Found.quote(tag));
  }
}
