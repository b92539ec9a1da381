package org.vigie.alerts.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.DeadLetter;

/** Writes the courier's records to Kafka, and counts those that Kafka refused. */
record RecordWriter(Producer<String, byte[]> producer, Topics topics, MeterRegistry meters) {
  private static final Logger LOGGER = LoggerFactory.getLogger(RecordWriter.class);

  /** Writes a notification without waiting. If its outcome is lost, a restart settles the call. */
  void write(Notification notification, int partition) {
    send(record(notification, partition));
  }

  /** Writes a notification. Returns false if Kafka has not accepted it within {@code atMost}. */
  boolean writeAndWait(Notification notification, int partition, Duration atMost)
      throws InterruptedException {
    try {
      producer.send(record(notification, partition)).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException | KafkaException | IllegalStateException e) {
      written(e);
      return false;
    }
  }

  private ProducerRecord<String, byte[]> record(Notification notification, int partition) {
    Topic<Notification> topic = topics.notifications();
    byte[] value = topic.values().serializer().serialize(topic.name(), notification);
    return new ProducerRecord<>(topic.name(), partition, notification.id(), value);
  }

  void write(ChannelState state) {
    Topic<ChannelState> topic = topics.channelStates();
    byte[] value = topic.values().serializer().serialize(topic.name(), state);
    send(new ProducerRecord<>(topic.name(), state.channel(), value));
  }

  /** Removes the state of a channel that is no longer configured. */
  void forgetChannel(String channel) {
    send(new ProducerRecord<>(topics.channelStates().name(), channel, null));
  }

  /** Writes an unreadable record to the topic of dead letters. */
  void deadLetter(ConsumerRecord<String, byte[]> record, SerializationException e) {
    String origin = record.topic() + "-" + record.partition() + "@" + record.offset();
    LOGGER.atError().addKeyValue("origin", origin).log("notification unreadable");
    var letter = new DeadLetter(record.topic(), record.partition(), record.offset(), e);
    send(letter.record(topics.deadLetters().name(), record.key(), record.value()));
  }

  /** Waits until Kafka has accepted or refused each record sent so far. */
  void flush() {
    producer.flush();
  }

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
      LOGGER.atError().setCause(failure).log("record not written");
    }
  }
}
