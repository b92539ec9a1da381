package org.vigie.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.topics.PendingNotification;
import org.vigie.events.topics.Topics;

class DispatchersTest {
  private static final Topics TOPICS = new Topics("", 1);
  private static final Instant NOW = Instant.parse("2025-02-12T08:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final DeliveryLimits LIMITS = DeliveryLimits.DEFAULT;
  private static final String BLOCKED = "urgent: BLOCKED: alerts.yaml has no such channel";

  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RecordWriter records = new RecordWriter(producer, TOPICS, meters);
  private final Ledger ledger = new Ledger();
  private final Told told = new Told();
  private final OutcomeWriter outcomes = new OutcomeWriter(records, ledger, told, CLOCK, meters);
  private final ChannelStates states = new ChannelStates(records, told, CLOCK);
  private final Lease lease =
      new Lease(Duration.ofMinutes(1), System::nanoTime, InstantSource.system());
  private final Dispatchers dispatchers =
      new Dispatchers(List.of(), outcomes, states, lease, LIMITS, meters);

  @BeforeEach
  void start() {
    ledger.open(0);
    lease.renew(lease.now());
    dispatchers.start();
  }

  @AfterEach
  void close() {
    dispatchers.close();
  }

  @Test
  void whatIsForAnUnknownChannelWaitsAndTheOperatorIsToldOnce() {
    dispatchers.deliver(decided("a", NOW), 0);
    dispatchers.deliver(decided("b", NOW), 0);

    await().until(() -> !told.lines.isEmpty());
    dispatchers.wake();
    await().until(() -> calls() == 2);
    assertThat(told.lines).containsExactly(BLOCKED);
    assertThat(dispatchers.states()).extracting(ChannelState::waiting).containsExactly(2);
    assertThat(dispatchers.isIdle()).isTrue();
    assertThat(written()).isEmpty();
  }

  @Test
  void whatMayHaveBeenSentByAnotherProcessWaitsForItsChannelToo() {
    dispatchers.deliver(decided("a", NOW), 0);
    dispatchers.resume(decided("b", NOW), 0);

    await().until(() -> !told.lines.isEmpty());
    assertThat(dispatchers.states()).extracting(ChannelState::waiting).containsExactly(2);
    assertThat(written()).isEmpty();
  }

  @Test
  void whatIsForAnUnknownChannelIsGivenUpInTimeAlsoAfterARestart() {
    dispatchers.deliver(decided("a", NOW.minus(LIMITS.giveUpAfter()).minusSeconds(1)), 0);

    await().until(() -> written().size() == 1);
    assertThat(written().getFirst().error())
        .isEqualTo("given up after 168 h: alerts.yaml has no such channel");
    await().until(() -> dispatchers.states().isEmpty());
    await().until(() -> channelStates().equals(List.of("forgotten")));
  }

  @Test
  void aClosedCourierStartsNoFurtherChannel() {
    dispatchers.close();
    dispatchers.deliver(decided("a", NOW), 0);

    assertThat(meters.find("vigie.alerts.waiting").gauges()).isEmpty();
  }

  private double calls() {
    return meters.counter("vigie.alerts.calls", "channel", "urgent", "outcome", "blocked").count();
  }

  private List<Notification> written() {
    var topic = TOPICS.notifications();
    return producer.history().stream()
        .filter(record -> record.topic().equals(topic.name()))
        .map(record -> topic.values().deserializer().deserialize(topic.name(), record.value()))
        .toList();
  }

  private List<String> channelStates() {
    return producer.history().stream()
        .filter(record -> record.topic().equals(TOPICS.channelStates().name()))
        .map(record -> record.value() == null ? "forgotten" : "written")
        .toList();
  }

  private static Notification decided(String id, Instant at) {
    return PendingNotification.of(id, "urgent", "st-" + id, Kind.FIRST, at);
  }
}
