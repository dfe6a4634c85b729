package org.hsicgpbo.trainers.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** Writes and reads the lines of the protocol. */
public final class WireFormat {
  /** What a reply line begins with. */
  public static final String PREFIX = "hsic-gpbo ";

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private WireFormat() {}

  /** A request as one line, without its end. */
  public static String write(WorkerRequest request) {
    return toJson(request, WorkerRequest.class);
  }

  /** A reply as one line with its prefix, without its end. */
  public static String write(WorkerReply reply) {
    return PREFIX + toJson(reply, WorkerReply.class);
  }

  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException if the line is none
   */
  public static WorkerRequest readRequest(String line) {
    try {
      return JSON.readValue(line, WorkerRequest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a request: " + e.getOriginalMessage(), e);
    }
  }

  /** Reads a reply; empty if the line is something else that was printed. */
  public static Optional<WorkerReply> readReply(String line) {
    int start = line.indexOf(PREFIX);
    if (start < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          JSON.readValue(line.substring(start + PREFIX.length()), WorkerReply.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String toJson(Object message, Class<?> type) {
    try {
      return JSON.writerFor(type).writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "The message (" + message + ") cannot be written as JSON.", e);
    }
  }
}
