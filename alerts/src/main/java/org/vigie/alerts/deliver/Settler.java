package org.vigie.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.deliver.DeliveryResult.Delivered;
import org.vigie.alerts.deliver.DeliveryResult.Doubtful;
import org.vigie.alerts.deliver.DeliveryResult.Refused;
import org.vigie.alerts.deliver.DeliveryResult.Retry;
import org.vigie.events.Notification;
import org.vigie.events.Notification.State;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;

/**
 * Writes down what became of a delivery: in the ledger, in the topic, in the metrics; and tells the
 * operator what was given up.
 */
final class Settler implements Line.Outcomes {
  private static final Logger LOGGER = LoggerFactory.getLogger(Settler.class);

  private final CourierClients clients;
  private final Topic<Notification> topic;
  private final String deadLetters;
  private final Ledger ledger;
  private final Operator operator;
  private final InstantSource clock;
  private final MeterRegistry meters;

  Settler(
      CourierClients clients,
      Topics topics,
      Ledger ledger,
      Operator operator,
      InstantSource clock,
      MeterRegistry meters) {
    this.clients = clients;
    this.topic = topics.notifications();
    this.deadLetters = topics.deadLetters().name();
    this.ledger = ledger;
    this.operator = operator;
    this.clock = clock;
    this.meters = meters;
  }

  @Override
  public Channel.@Nullable Root root(Delivery delivery) {
    return delivery.notification().kind() == Notification.Kind.FIRST
        ? null
        : ledger.root(delivery.partition(), delivery.notification());
  }

  @Override
  public void sent(Delivery delivery, String ref) {
    Notification n = delivery.notification();
    var at = clock.instant();
    settle(n.settled(State.SENT, at, ref, null), delivery.partition());
    if (n.digest() == null) {
      meters
          .timer("vigie.alerts.seen.to.sent", "channel", n.channel())
          .record(Duration.between(n.seen(), at));
    }
    LOGGER
        .atInfo()
        .addKeyValue("channel", n.channel())
        .addKeyValue("notification", n.id())
        .addKeyValue("story", n.story().id())
        .log("notification sent");
  }

  @Override
  public void failed(Delivery delivery, String why) {
    Notification n = delivery.notification();
    settle(n.settled(State.FAILED, clock.instant(), null, why), delivery.partition());
    meters.counter("vigie.alerts.failed", "channel", n.channel()).increment();
    LOGGER
        .atError()
        .addKeyValue("channel", n.channel())
        .addKeyValue("notification", n.id())
        .addKeyValue("why", why)
        .log("notification not delivered");
    operator.notDelivered(n, why);
  }

  @Override
  public void called(Delivery delivery, DeliveryResult result) {
    String outcome =
        switch (result) {
          case Delivered _ -> "delivered";
          case Retry _ -> "retry";
          case Refused _ -> "refused";
          case Doubtful _ -> "doubtful";
        };
    String channel = delivery.notification().channel();
    meters.counter("vigie.alerts.calls", "channel", channel, "outcome", outcome).increment();
    switch (result) {
      case Retry(Duration after, String why) ->
          LOGGER
              .atWarn()
              .addKeyValue("channel", channel)
              .addKeyValue("after", after)
              .addKeyValue("why", why)
              .log("delivery will be tried again");
      case Doubtful(String why) ->
          LOGGER
              .atWarn()
              .addKeyValue("channel", channel)
              .addKeyValue("notification", delivery.notification().id())
              .addKeyValue("why", why)
              .log("delivery in doubt");
      case Delivered _, Refused _ -> {}
    }
  }

  /** Writes an outcome once more, over a decision that was taken again. */
  void again(Notification settled, int partition) {
    meters.counter("vigie.alerts.repeats.stopped").increment();
    write(settled, partition);
  }

  /**
   * Counts a record that is no notification, and keeps its bytes.
   *
   * @param isNew whether it wasn't already seen before a restart
   */
  void unreadable(ConsumerRecord<String, byte[]> record, SerializationException e, boolean isNew) {
    meters.counter("vigie.alerts.unreadable").increment();
    if (!isNew) {
      return;
    }
    String origin = record.topic() + "-" + record.partition() + "@" + record.offset();
    LOGGER.atError().addKeyValue("origin", origin).log("notification unreadable");
    var dead = new ProducerRecord<>(deadLetters, record.key(), record.value());
    dead.headers().add("stage", "alerts".getBytes(UTF_8));
    dead.headers().add("origin", origin.getBytes(UTF_8));
    dead.headers().add("error", String.valueOf(e.getMessage()).getBytes(UTF_8));
    send(dead);
  }

  private void settle(Notification settled, int partition) {
    ledger.settle(partition, settled);
    write(settled, partition);
  }

  private void write(Notification settled, int partition) {
    byte[] value = topic.values().serializer().serialize(topic.name(), settled);
    send(new ProducerRecord<>(topic.name(), partition, settled.id(), value));
  }

  /** Not waited for: what isn't written is in doubt after a restart, and then looked for. */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback is told
  private void send(ProducerRecord<String, byte[]> record) {
    try {
      clients.producer().send(record, this::written);
    } catch (KafkaException | IllegalStateException e) {
      notWritten(e);
    }
  }

  private void written(RecordMetadata at, @Nullable Exception e) {
    if (e != null) {
      notWritten(e);
    }
  }

  private void notWritten(Exception e) {
    meters.counter("vigie.alerts.unwritten").increment();
    LOGGER.atError().setCause(e).log("outcome not written");
  }
}
