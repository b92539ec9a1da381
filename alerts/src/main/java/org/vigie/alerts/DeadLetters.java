package org.vigie.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what can't be read or handled to the dead letters, counts it, and goes on. Streams makes
 * it, so what it needs comes in by {@link #configure}.
 */
public final class DeadLetters
    implements DeserializationExceptionHandler, ProcessingExceptionHandler {
  static final String TOPIC = "vigie.dead.letters.topic";
  static final String TALLY = "vigie.dead.letters.tally";

  private static final Logger LOGGER = LoggerFactory.getLogger(DeadLetters.class);

  private @Nullable String topic;
  private @Nullable Tally tally;

  @Override
  public void configure(Map<String, ?> configs) {
    topic = (String) configs.get(TOPIC);
    tally = (Tally) configs.get(TALLY);
  }

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception error) {
    return DeserializationExceptionHandler.Response.resume(List.of(letter(context, error)));
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception error) {
    return ProcessingExceptionHandler.Response.resume(List.of(letter(context, error)));
  }

  private ProducerRecord<byte[], byte[]> letter(ErrorHandlerContext context, Exception error) {
    requireNonNull(tally).unreadable();
    // why: without the message, which may hold a piece of an article.
    LOGGER
        .atError()
        .addKeyValue("topic", context.topic())
        .addKeyValue("partition", context.partition())
        .addKeyValue("offset", context.offset())
        .addKeyValue("error", error.getClass().getSimpleName())
        .log("record put to the dead letters");
    var letter =
        new ProducerRecord<>(
            requireNonNull(topic), context.sourceRawKey(), context.sourceRawValue());
    header(letter, "exception", error.getClass().getName());
    header(letter, "message", String.valueOf(error.getMessage()));
    header(letter, "topic", context.topic());
    header(letter, "partition", Integer.toString(context.partition()));
    header(letter, "offset", Long.toString(context.offset()));
    return letter;
  }

  private static void header(ProducerRecord<?, ?> letter, String name, @Nullable String value) {
    letter.headers().add("__streams.errors." + name, String.valueOf(value).getBytes(UTF_8));
  }
}
