package org.vigie.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What can't be read, handled or written goes to {@code dead-letters.v1} as found, and the stream
 * goes on. Kafka's own handlers build the letters; this one counts them by stage, and goes on after
 * a record that is too large too.
 */
public final class DeadLetters
    implements DeserializationExceptionHandler,
        ProcessingExceptionHandler,
        ProductionExceptionHandler {
  /** Key of the configuration under which Streams hands over the registry. */
  static final String METRICS = "vigie.metrics";

  private final LogAndContinueExceptionHandler reading = new LogAndContinueExceptionHandler();
  private final LogAndContinueProcessingExceptionHandler handling =
      new LogAndContinueProcessingExceptionHandler();
  private final DefaultProductionExceptionHandler writing = new DefaultProductionExceptionHandler();
  private MeterRegistry metrics = Metrics.globalRegistry;

  @Override
  public void configure(Map<String, ?> config) {
    reading.configure(config);
    handling.configure(config);
    writing.configure(config);
    if (config.get(METRICS) instanceof MeterRegistry registry) {
      metrics = registry;
    }
  }

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception error) {
    count("read");
    return reading.handleError(context, record, error);
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception error) {
    count("handle");
    return handling.handleError(context, record, error);
  }

  @Override
  public ProductionExceptionHandler.Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception error) {
    var response = writing.handleError(context, record, error);
    return error instanceof RecordTooLargeException ? goOn(response) : response;
  }

  @Override
  @SuppressWarnings("rawtypes") // why: so declared by Kafka.
  public ProductionExceptionHandler.Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception error,
      SerializationExceptionOrigin origin) {
    return goOn(writing.handleSerializationError(context, record, error, origin));
  }

  private ProductionExceptionHandler.Response goOn(ProductionExceptionHandler.Response response) {
    count("write");
    return ProductionExceptionHandler.Response.resume(response.deadLetterQueueRecords());
  }

  private void count(String stage) {
    metrics.counter("vigie.enrich.dead.letters", "stage", stage).increment();
  }
}
