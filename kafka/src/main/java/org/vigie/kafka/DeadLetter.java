package org.vigie.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * A record that can't be read or handled: where it was found, and the error.
 *
 * @param topic the topic that has the record
 */
public record DeadLetter(String topic, int partition, long offset, Exception error) {

  /**
   * Returns the record for {@code dead-letters.v1}: key and value as they were found, and headers
   * with the names that Kafka Streams uses. asyncapi.yaml describes the headers.
   */
  public <K extends @Nullable Object, V extends @Nullable Object> ProducerRecord<K, V> record(
      String to, K key, V value) {
    var letter = new ProducerRecord<>(to, key, value);
    header(letter, "exception", error.getClass().getName());
    header(letter, "message", String.valueOf(error.getMessage()));
    header(letter, "stacktrace", Utils.stackTrace(error));
    header(letter, "topic", topic);
    header(letter, "partition", Integer.toString(partition));
    header(letter, "offset", Long.toString(offset));
    return letter;
  }

  private static void header(ProducerRecord<?, ?> letter, String name, String value) {
    letter.headers().add("__streams.errors." + name, value.getBytes(UTF_8));
  }
}
