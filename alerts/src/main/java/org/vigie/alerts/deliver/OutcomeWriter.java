package org.vigie.alerts.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.alerts.channel.DeliveryResult.Blocked;
import org.vigie.alerts.channel.DeliveryResult.Delivered;
import org.vigie.alerts.channel.DeliveryResult.Doubtful;
import org.vigie.alerts.channel.DeliveryResult.PartlySent;
import org.vigie.alerts.channel.DeliveryResult.Refused;
import org.vigie.alerts.channel.DeliveryResult.Retry;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Attempt;
import org.vigie.events.Notification.State;

/**
 * Writes the outcomes of deliveries to the {@link Ledger}, to Kafka, to the metrics and to the log.
 * Tells the operator about notifications that did not simply arrive.
 */
record OutcomeWriter(
    RecordWriter records,
    Ledger ledger,
    Operator operator,
    InstantSource clock,
    MeterRegistry meters) {
  private static final Logger LOGGER = LoggerFactory.getLogger(OutcomeWriter.class);

  /** Returns the story's first message; null if the delivery is the first or none was sent. */
  Channel.@Nullable Root root(Delivery delivery) {
    Notification n = delivery.notification();
    return n.kind() == Notification.Kind.FIRST ? null : ledger.of(delivery.partition()).root(n);
  }

  /**
   * Writes that a call to a blind channel begins, and waits for Kafka. So a later process knows
   * which messages an ended process may have sent. Returns false if Kafka doesn't answer in time.
   */
  boolean calling(Delivery delivery, Duration atMost) throws InterruptedException {
    var attempt = new Attempt(clock.instant(), delivery.doubt(), delivery.left());
    return records.writeAndWait(
        delivery.notification().calling(attempt), delivery.partition(), atMost);
  }

  /** Writes that the last call to a blind channel surely sent nothing; an earlier one may have. */
  void notSent(Delivery delivery) {
    Notification n = delivery.notification();
    var earlier = new Attempt(clock.instant(), null, delivery.left());
    Notification clear = n.attempted(delivery.isPartlySent() ? earlier : null);
    records.write(delivery.isDoubtful() ? n.calling(earlier) : clear, delivery.partition());
  }

  /**
   * Writes that some recipients have a mail, so that later calls send it only to the others.
   * Returns the delivery to these others.
   */
  Delivery partlySent(Delivery delivery, PartlySent partly) {
    Instant at = clock.instant();
    var attempt = new Attempt(at, null, partly.left());
    String why = delivery.isDoubtful() ? null : partly.why();
    Notification n = delivery.notification().partlySent(partly.ref(), why, attempt);
    ledger.of(delivery.partition()).addRoot(n);
    records.write(n, delivery.partition());
    time(delivery, at);
    return delivery.partlySent(n);
  }

  /**
   * @param refused e-mail addresses that the server refused
   * @param doubt why the message may have arrived twice; null if it arrived once
   */
  void sent(Delivery delivery, String ref, List<String> refused, @Nullable String doubt) {
    Notification n = delivery.notification();
    Instant at = clock.instant();
    boolean isPlain = refused.isEmpty() && doubt == null;
    Attempt attempt = isPlain ? null : new Attempt(at, doubt, refused);
    record(n.settled(State.SENT, at, ref, null).attempted(attempt), delivery.partition());
    time(delivery, at);
    about(n, LOGGER.atInfo()).addKeyValue("story", n.story().id()).log("notification sent");
    if (!refused.isEmpty()) {
      meters.counter("vigie.alerts.mail.refused", "channel", n.channel()).increment(refused.size());
      about(n, LOGGER.atWarn()).addKeyValue("refused", refused.size()).log("recipients refused");
      operator.partlyRefused(n, refused);
    }
    if (doubt != null) {
      doubted(n, doubt);
    }
  }

  private void time(Delivery delivery, Instant at) {
    Notification n = delivery.notification();
    if (n.digest() == null && !delivery.isPartlySent()) {
      meters
          .timer("vigie.alerts.seen.to.sent", "channel", n.channel())
          .record(Duration.between(n.seen(), at));
    }
  }

  private void doubted(Notification n, String doubt) {
    meters.counter("vigie.alerts.doubtful", "channel", n.channel()).increment();
    about(n, LOGGER.atWarn()).addKeyValue("why", doubt).log("delivery stays in doubt");
    operator.doubtful(n, doubt);
  }

  void failed(Delivery delivery, String why) {
    Notification n = delivery.notification();
    record(n.settled(State.FAILED, clock.instant(), null, why), delivery.partition());
    meters.counter("vigie.alerts.failed", "channel", n.channel()).increment();
    about(n, LOGGER.atError()).addKeyValue("why", why).log("notification not delivered");
    operator.failed(n, why);
  }

  /** Counts the result of a call. */
  void called(Delivery delivery, DeliveryResult result) {
    String outcome =
        switch (result) {
          case Delivered _ -> "delivered";
          case PartlySent _ -> "partly_sent";
          case Refused _ -> "refused";
          case Retry _ -> "retry";
          case Blocked _ -> "blocked";
          case Doubtful _ -> "doubtful";
        };
    String channel = delivery.notification().channel();
    meters.counter("vigie.alerts.calls", "channel", channel, "outcome", outcome).increment();
  }

  /** Logs the first failure of a delivery. Later ones change nothing for the reader of the log. */
  void retried(Delivery delivery, Duration pause, String why) {
    if (delivery.failures() == 0) {
      about(delivery.notification(), LOGGER.atWarn())
          .addKeyValue("doubtful", delivery.isDoubtful())
          .addKeyValue("next", pause)
          .addKeyValue("why", why)
          .log("delivery will be tried again");
    }
  }

  private static LoggingEventBuilder about(Notification n, LoggingEventBuilder log) {
    return log.addKeyValue("channel", n.channel()).addKeyValue("notification", n.id());
  }

  /** Writes a known outcome to Kafka again, so that it replaces a repeated decision to send. */
  void writeAgain(Notification outcome, int partition) {
    meters.counter("vigie.alerts.repeats.stopped").increment();
    records.write(outcome, partition);
  }

  /**
   * Counts an unreadable record, and writes the record to the topic of dead letters.
   *
   * @param isNew false if the record was already written to that topic before a restart
   */
  void unreadable(ConsumerRecord<String, byte[]> record, SerializationException e, boolean isNew) {
    meters.counter("vigie.alerts.unreadable").increment();
    if (isNew) {
      records.deadLetter(record, e);
    }
  }

  /** Waits until Kafka has accepted or refused each record sent so far. */
  void flush() {
    records.flush();
  }

  private void record(Notification outcome, int partition) {
    ledger.of(partition).record(outcome);
    records.write(outcome, partition);
  }
}
