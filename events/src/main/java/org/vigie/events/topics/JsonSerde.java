package org.vigie.events.topics;

import java.util.List;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Writes and reads events as JSON in UTF-8; a tombstone (no value) is null. Reading throws {@link
 * SerializationException} if the bytes are not a complete event of the type.
 */
public final class JsonSerde {
  /** Checks each record before it is written. Only tests do so: they check it with its schema. */
  public interface WriteCheck {
    /** Throws {@link IllegalStateException} if {@code json} breaks the schema of {@code type}. */
    void check(Class<?> type, byte[] json);
  }

  private static final List<WriteCheck> CHECKS =
      ServiceLoader.load(WriteCheck.class).stream().map(Provider::get).toList();

  private JsonSerde() {}

  public static <T> Serde<T> of(Class<T> type) {
    var writer = Json.MAPPER.writerFor(type);
    var reader = Json.MAPPER.readerFor(type);
    return Serdes.serdeFrom(
        (topic, value) -> {
          byte[] json = value == null ? null : writer.writeValueAsBytes(value);
          if (json != null) {
            CHECKS.forEach(check -> check.check(type, json));
          }
          return json;
        },
        (topic, bytes) -> {
          if (bytes == null) {
            return null;
          }
          try {
            return complete(reader.readValue(bytes), type, topic);
          } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new SerializationException(
                "not a " + type.getSimpleName() + " in " + topic + ": " + e.getMessage(), e);
          }
        });
  }

  private static <T> T complete(@Nullable T value, Class<T> type, String topic) {
    String missing =
        switch (value) {
          case null -> "everything";
          case Record event -> Missing.in(event);
          default -> null;
        };
    if (value == null || missing != null) {
      throw new SerializationException(
          "not a " + type.getSimpleName() + " in " + topic + ": " + missing + " is missing");
    }
    return value;
  }
}
