package org.vigie.kafka;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each record that a Kafka Streams application can't read or handle to {@code
 * dead-letters.v1}, counts the record, and lets the application continue. The same happens if a
 * result can't be serialized or is too large; Kafka's default handler handles all other write
 * errors. If Kafka or a store failed, and not the record, the application fails, and reads the
 * record again after a restart. See {@link DeadLetter} for what a dead letter holds.
 */
public final class DeadLetterHandler
    implements DeserializationExceptionHandler,
        ProcessingExceptionHandler,
        ProductionExceptionHandler {
  private static final Logger LOGGER = LoggerFactory.getLogger(DeadLetterHandler.class);
  private static final String TOPIC = "vigie.dead.letters.topic";
  private static final String METRICS = "vigie.dead.letters.metrics";
  private static final String COUNTER = "vigie.dead.letters.counter";

  private final DefaultProductionExceptionHandler writing = new DefaultProductionExceptionHandler();
  private @Nullable String topic;
  private @Nullable MeterRegistry metrics;
  private @Nullable String counter;

  /**
   * Makes an application use this handler. Kafka Streams creates the handler by reflection, so the
   * handler's arguments are passed as properties of the application.
   *
   * @param counter name of the counting metric; its label {@code stage} is read, handle or write
   */
  public static void install(
      Properties application, Cluster cluster, MeterRegistry metrics, String counter) {
    application.put("deserialization.exception.handler", DeadLetterHandler.class);
    application.put("processing.exception.handler", DeadLetterHandler.class);
    application.put("production.exception.handler", DeadLetterHandler.class);
    application.put(TOPIC, cluster.topics().deadLetters().name());
    application.put(METRICS, metrics);
    application.put(COUNTER, counter);
  }

  @Override
  public void configure(Map<String, ?> config) {
    writing.configure(config);
    topic = (String) config.get(TOPIC);
    metrics = (MeterRegistry) config.get(METRICS);
    counter = (String) config.get(COUNTER);
  }

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception error) {
    return DeserializationExceptionHandler.Response.resume(letters("read", context, error));
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception error) {
    return isOfRecord(error)
        ? ProcessingExceptionHandler.Response.resume(letters("handle", context, error))
        : ProcessingExceptionHandler.Response.fail();
  }

  /**
   * True if the error would come back with the same record. False if a store can't be written, for
   * example on a full disk, or if Kafka accepts no results: another try may succeed.
   */
  private static boolean isOfRecord(Exception error) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      if (each instanceof SerializationException) {
        return true;
      }
    }
    return !(error instanceof KafkaException);
  }

  @Override
  public ProductionExceptionHandler.Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception error) {
    if (!(error instanceof RecordTooLargeException)) {
      return writing.handleError(context, record, error);
    }
    // why: a letter that is too large is reported, but another letter about it would be no smaller.
    List<ProducerRecord<byte[], byte[]>> letters = letters("write", context, error);
    boolean isLetter = record.topic().equals(topic);
    return ProductionExceptionHandler.Response.resume(isLetter ? List.of() : letters);
  }

  @Override
  @SuppressWarnings("rawtypes") // why: Kafka's interface has the raw type.
  public ProductionExceptionHandler.Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception error,
      SerializationExceptionOrigin origin) {
    return ProductionExceptionHandler.Response.resume(letters("write", context, error));
  }

  private List<ProducerRecord<byte[], byte[]>> letters(
      String stage, ErrorHandlerContext context, Exception error) {
    requireNonNull(metrics).counter(requireNonNull(counter), "stage", stage).increment();
    // why: log only the error's class, because its message may quote an article's text.
    LOGGER
        .atError()
        .addKeyValue("topic", context.topic())
        .addKeyValue("partition", context.partition())
        .addKeyValue("offset", context.offset())
        .addKeyValue("stage", stage)
        .addKeyValue("error", error.getClass().getSimpleName())
        .log("record sent to the dead letters");
    String to = requireNonNull(topic);
    var letter =
        new DeadLetter(
            String.valueOf(context.topic()), context.partition(), context.offset(), error);
    return List.of(letter.record(to, context.sourceRawKey(), context.sourceRawValue()));
  }
}
