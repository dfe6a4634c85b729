package org.hsicgpbo.spark;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.hsicgpbo.study.EpochEvent;

/**
 * What an executor tells the program while it trains. It travels as JSON text, because Spark reads
 * messages by class loaders that do not know the jars of an application.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = NodeMessage.Claim.class, name = "claim"),
  @JsonSubTypes.Type(value = NodeMessage.Progress.class, name = "progress")
})
sealed interface NodeMessage {

  /**
   * A task asks whether it shall train.
   *
   * @param submission number of the job
   * @param attempt number that Spark gave to the task, another one for each start
   * @param executor name that Spark gave to the executor
   */
  record Claim(long submission, long attempt, String executor) implements NodeMessage {}

  /**
   * Epochs have ended.
   *
   * @param running the attempts that train on this executor
   * @param epochs in their order
   */
  record Progress(List<Running> running, List<Epoch> epochs) implements NodeMessage {}

  /** An attempt that trains. */
  record Running(long submission, long attempt) {}

  /** One epoch of an attempt. */
  record Epoch(Running of, EpochEvent event) {}

  /**
   * The answer.
   *
   * @param granted whether the claim is granted
   * @param stop the submissions whose training shall end soon
   */
  record Reply(boolean granted, List<Long> stop) {}

  /** Reads and writes them. */
  JsonMapper JSON = JsonMapper.builder().build();

  /** As text. */
  default String write() {
    try {
      return JSON.writerFor(NodeMessage.class).writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A message cannot be written.", e);
    }
  }

  /** Reads a message. */
  static NodeMessage read(String text) {
    return readAs(NodeMessage.class, text);
  }

  /** Reads an answer. */
  static Reply readReply(String text) {
    return readAs(Reply.class, text);
  }

  /** An answer as text. */
  static String write(Reply reply) {
    try {
      return JSON.writeValueAsString(reply);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer cannot be written.", e);
    }
  }

  private static <T> T readAs(Class<T> type, String text) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a message: " + e.getOriginalMessage(), e);
    }
  }
}
