package org.hsicgpbo.driver.studyfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.hsicgpbo.driver.studyfile.NotifySettings.Event;

/** Reads what stands under {@code notify}, and checks what the schema cannot say. */
final class NotifyReader {
  private static final KeyPath NOTIFY = KeyPath.of("notify");
  private static final KeyPath COMMAND = KeyPath.of("notify", "command");
  private static final KeyPath WEBHOOK = KeyPath.of("notify", "webhook");
  private static final KeyPath ON = KeyPath.of("notify", "on");
  private static final KeyPath TARGET = KeyPath.of("notify", "target");
  private static final KeyPath STOP_TARGET = KeyPath.of("stop", "target-error");

  private final YamlNode.Mapping file;

  NotifyReader(YamlNode.Mapping file) {
    this.file = file;
  }

  /** Adds a problem for a notification that could reach nobody or never be sent. */
  void check(Problems problems) {
    if (json(NOTIFY).isMissingNode() || problems.touch(NOTIFY)) {
      return;
    }
    if (json(COMMAND).isMissingNode() && json(WEBHOOK).isMissingNode()) {
      problems.add(
          file.positionOf(NOTIFY),
          NOTIFY,
          "found neither command nor webhook, so nobody would be told. Name one, or drop it.");
    }
    boolean wantsTarget = json(ON).isArray() && events().contains(Event.TARGET);
    if (wantsTarget && target().isEmpty() && !problems.touch(STOP_TARGET)) {
      problems.add(
          file.positionOf(ON),
          ON,
          "found target, but no error is named as one. Add notify.target or stop.target-error.");
    }
  }

  /** The settings; only to be called when no problem was found. */
  Optional<NotifySettings> read() {
    if (json(NOTIFY).isMissingNode()) {
      return Optional.empty();
    }
    Set<Event> on = json(ON).isArray() ? events() : usual();
    return Optional.of(
        new NotifySettings(
            texts(COMMAND),
            json(WEBHOOK).isMissingNode() ? Optional.empty() : Optional.of(json(WEBHOOK).asText()),
            on,
            on.contains(Event.TARGET) ? target() : OptionalDouble.empty()));
  }

  private Set<Event> usual() {
    Set<Event> usual = EnumSet.of(Event.END, Event.FAILURE);
    if (target().isPresent()) {
      usual.add(Event.TARGET);
    }
    return usual;
  }

  private Set<Event> events() {
    Set<Event> events = EnumSet.noneOf(Event.class);
    texts(ON).forEach(label -> events.add(Event.of(label)));
    return events;
  }

  private OptionalDouble target() {
    for (KeyPath path : List.of(TARGET, STOP_TARGET)) {
      if (json(path).isNumber()) {
        return OptionalDouble.of(json(path).asDouble());
      }
    }
    return OptionalDouble.empty();
  }

  private List<String> texts(KeyPath path) {
    List<String> texts = new ArrayList<>();
    json(path).forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private JsonNode json(KeyPath path) {
    return file.at(path).map(YamlNode::toJson).orElse(MissingNode.getInstance());
  }
}
