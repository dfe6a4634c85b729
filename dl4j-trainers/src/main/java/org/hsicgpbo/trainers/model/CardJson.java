package org.hsicgpbo.trainers.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.hsicgpbo.trainers.data.PixelEncoding;
import org.hsicgpbo.trainers.data.table.TableEncoding;

/**
 * Cards as JSON. Kinds are told apart by names of our own: no class that a file names is loaded.
 */
final class CardJson {
  private static final int DEEPEST = 20;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  static {
    JSON.registerSubtypes(TableEncoding.class, PixelEncoding.class);
  }

  private CardJson() {}

  static byte[] write(ModelCard card) throws IOException {
    return JSON.writeValueAsBytes(card);
  }

  /**
   * Reads a card.
   *
   * @throws IllegalArgumentException if it is none; the message is for people and names no file
   */
  static ModelCard read(byte[] json) {
    try {
      ModelCard card = JSON.readValue(json, ModelCard.class);
      if (card == null) {
        throw new IllegalArgumentException("its card is empty.");
      }
      return card;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "its card is damaged: %s."
              .formatted(e.getOriginalMessage().lines().findFirst().orElse("")),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException("its card is damaged: %s.".formatted(e.getMessage()), e);
    }
  }
}
