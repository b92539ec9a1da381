package org.vigie.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.vigie.alerts.deliver.DeliveryResult.Delivered;
import org.vigie.alerts.deliver.DeliveryResult.Doubtful;
import org.vigie.alerts.deliver.DeliveryResult.Refused;
import org.vigie.alerts.deliver.DeliveryResult.Retry;
import org.vigie.events.Notification;
import org.vigie.events.Notification.State;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;

/**
 * Writes the outcomes of deliveries to the {@link Ledger}, to Kafka, to the metrics and to the log.
 * Reports notifications that failed permanently to the operator.
 */
record OutcomeWriter(
    Producer<String, byte[]> producer,
    Topics topics,
    Ledger ledger,
    BiConsumer<Notification, String> operator,
    InstantSource clock,
    MeterRegistry meters) {
  private static final Logger LOGGER = LoggerFactory.getLogger(OutcomeWriter.class);

  /** Returns the story's first message; null if the delivery is the first or none was sent. */
  Channel.@Nullable Root root(Delivery delivery) {
    Notification n = delivery.notification();
    return n.kind() == Notification.Kind.FIRST ? null : ledger.of(delivery.partition()).root(n);
  }

  void sent(Delivery delivery, String ref) {
    Notification n = delivery.notification();
    Instant at = clock.instant();
    record(n.settled(State.SENT, at, ref, null), delivery.partition());
    if (n.digest() == null) {
      meters
          .timer("vigie.alerts.seen.to.sent", "channel", n.channel())
          .record(Duration.between(n.seen(), at));
    }
    of(n, LOGGER.atInfo()).addKeyValue("story", n.story().id()).log("notification sent");
  }

  void failed(Delivery delivery, String why) {
    Notification n = delivery.notification();
    record(n.settled(State.FAILED, clock.instant(), null, why), delivery.partition());
    meters.counter("vigie.alerts.failed", "channel", n.channel()).increment();
    of(n, LOGGER.atError()).addKeyValue("why", why).log("notification not delivered");
    operator.accept(n, why);
  }

  /** Counts the result of a call, and logs temporary failures and unknown outcomes. */
  void called(Delivery delivery, DeliveryResult result) {
    Notification n = delivery.notification();
    String outcome =
        switch (result) {
          case Delivered _ -> "delivered";
          case Refused _ -> "refused";
          case Retry(Duration after, String why) -> {
            of(n, LOGGER.atWarn())
                .addKeyValue("after", after)
                .addKeyValue("why", why)
                .log("delivery will be tried again");
            yield "retry";
          }
          case Doubtful(String why) -> {
            of(n, LOGGER.atWarn()).addKeyValue("why", why).log("delivery in doubt");
            yield "doubtful";
          }
        };
    meters.counter("vigie.alerts.calls", "channel", n.channel(), "outcome", outcome).increment();
  }

  private static LoggingEventBuilder of(Notification n, LoggingEventBuilder log) {
    return log.addKeyValue("channel", n.channel()).addKeyValue("notification", n.id());
  }

  /** Writes a known outcome to Kafka again, so that it replaces a repeated decision to send. */
  void writeAgain(Notification outcome, int partition) {
    meters.counter("vigie.alerts.repeats.stopped").increment();
    write(outcome, partition);
  }

  /**
   * Counts an unreadable record, and writes the record to the topic of dead letters.
   *
   * @param isNew false if the record was already written to that topic before a restart
   */
  void unreadable(ConsumerRecord<String, byte[]> record, SerializationException e, boolean isNew) {
    meters.counter("vigie.alerts.unreadable").increment();
    if (!isNew) {
      return;
    }
    String origin = record.topic() + "-" + record.partition() + "@" + record.offset();
    LOGGER.atError().addKeyValue("origin", origin).log("notification unreadable");
    var letter = new ProducerRecord<>(topics.deadLetters().name(), record.key(), record.value());
    letter.headers().add("stage", "alerts".getBytes(UTF_8));
    letter.headers().add("origin", origin.getBytes(UTF_8));
    letter.headers().add("error", String.valueOf(e.getMessage()).getBytes(UTF_8));
    send(letter);
  }

  /** Waits until Kafka has accepted or refused each record sent so far. */
  void flush() {
    producer.flush();
  }

  private void record(Notification outcome, int partition) {
    ledger.of(partition).record(outcome);
    write(outcome, partition);
  }

  private void write(Notification outcome, int partition) {
    Topic<Notification> topic = topics.notifications();
    byte[] value = topic.values().serializer().serialize(topic.name(), outcome);
    send(new ProducerRecord<>(topic.name(), partition, outcome.id(), value));
  }

  /** Sends without waiting. If an outcome is lost, a restart calls {@link Channel#settle}. */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback gets the failure
  private void send(ProducerRecord<String, byte[]> record) {
    try {
      producer.send(record, (_, e) -> written(e));
    } catch (KafkaException | IllegalStateException e) {
      written(e);
    }
  }

  private void written(@Nullable Exception failure) {
    if (failure != null) {
      meters.counter("vigie.alerts.unwritten").increment();
      LOGGER.atError().setCause(failure).log("outcome not written");
    }
  }
}
