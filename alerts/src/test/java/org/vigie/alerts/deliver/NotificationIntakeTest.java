package org.vigie.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.channel.Channel.Root;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.alerts.channel.DeliveryResult.Delivered;
import org.vigie.alerts.words.AlertSamples;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Notification.State;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;

class NotificationIntakeTest {
  private static final Topics TOPICS = new Topics("", 1);
  private static final Topic<Notification> TOPIC = TOPICS.notifications();
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC.name(), 0);
  private static final DeliveryLimits QUICK =
      new DeliveryLimits(
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          Duration.ofMinutes(1),
          null);

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Ledger ledger = new Ledger();
  private final Calls channel = new Calls();
  private final Told told = new Told();
  private final InstantSource clock = InstantSource.system();
  private final RecordWriter records = new RecordWriter(producer, TOPICS, meters);
  private final OutcomeWriter outcomes = new OutcomeWriter(records, ledger, told, clock, meters);
  private final ChannelStates states = new ChannelStates(records, told, clock);
  private final Lease lease = new Lease(Duration.ofSeconds(6), System::nanoTime, clock);
  private final Dispatchers dispatchers =
      new Dispatchers(List.of(channel), outcomes, states, lease, QUICK, meters);
  private final NotificationIntake intake =
      new NotificationIntake(consumer, TOPIC, ledger, outcomes, dispatchers, lease);
  private long end;

  @BeforeEach
  void start() {
    dispatchers.start();
    consumer.subscribe(List.of(TOPIC.name()), intake);
  }

  @AfterEach
  void stop() {
    dispatchers.close();
  }

  @Test
  void whatIsPendingAfterTheCommittedOffsetIsDelivered() {
    assign(1L, sent("a"), pending("b"));

    assertCalls("deliver b");
  }

  @Test
  void whatIsPendingBeforeTheCommittedOffsetIsSettled() {
    assign(2L, sent("a"), pending("b"));

    assertCalls("settle b");
  }

  @Test
  void whatThePreviousOwnerHasSentMeanwhileIsNotCalledAgain() {
    assign(1L, pending("a"));
    publish(sent("a"));

    assertCalls();
  }

  @Test
  void withoutOffsetAndOutcomesNothingWasEverTried() {
    assign(null, pending("a"), pending("b"));

    assertCalls("deliver a", "deliver b");
  }

  @Test
  void withoutOffsetWhatIsPendingIsSettledWhereverThereAreOutcomes() {
    assign(null, sent("a"), pending("b"));

    assertCalls("settle b");
  }

  @Test
  void aLongLedgerIsReadToItsEndBeforeAnythingIsCommitted() {
    consumer.setMaxPollRecords(1);
    assign(null, sent("a"), pending("b"));

    assertCalls("settle b");
  }

  @Test
  void aNotificationIsCommittedBeforeItIsDelivered() {
    assign(0L);
    publish(pending("a"));
    intake.poll();

    assertCalls("deliver a");
    assertThat(channel.committed).containsExactly(1L);
  }

  @Test
  void whatTheCourierItselfWroteIsCommittedOnceNothingElseComes() {
    assign(0L);
    publish(sent("a"));
    intake.poll();
    assertThat(committed()).isEqualTo(0);

    intake.poll();
    assertThat(committed()).isEqualTo(1);
  }

  @Test
  void aRepeatedDecisionIsCommittedAtOnce() {
    assign(1L, sent("a"));
    publish(pending("a"));
    intake.poll();

    assertThat(committed()).isEqualTo(2);
  }

  @Test
  void anUnreadableRecordIsCommittedAtOnce() {
    assign(0L);
    publish("a", "no JSON".getBytes(UTF_8));
    intake.poll();

    assertThat(committed()).isEqualTo(1);
  }

  @Test
  void aRepeatedDecisionGetsItsOutcomeWrittenAgain() {
    assign(1L, sent("a"));
    publish(pending("a"));
    intake.poll();

    assertThat(producer.history()).hasSize(1);
    assertThat(producer.history().getFirst().key()).isEqualTo("a");
    assertThat(channel.calls).isEmpty();
  }

  @Test
  void anUnreadableRecordGoesToTheDeadLettersOnce() {
    assign(0L);
    publish("x", "{}".getBytes(UTF_8));
    intake.poll();
    intake.onPartitionsRevoked(List.of(PARTITION));
    intake.onPartitionsAssigned(List.of(PARTITION));
    intake.poll();

    assertThat(producer.history())
        .extracting(ProducerRecord::topic)
        .containsExactly(TOPICS.deadLetters().name());
    Headers headers = producer.history().getFirst().headers();
    assertThat(header(headers, "topic")).isEqualTo(TOPIC.name());
    assertThat(header(headers, "partition")).isEqualTo("0");
    assertThat(header(headers, "offset")).isEqualTo("0");
    assertThat(header(headers, "message")).startsWith("not a Notification");
  }

  @Test
  void whatARevokedPartitionHeldIsNotDelivered() {
    assign(0L);
    intake.onPartitionsRevoked(List.of(PARTITION));

    assertThat(intake.isIdle(Map.of())).isFalse();
    assertThat(ledger.of(0).pending()).isEmpty();
  }

  @Test
  void theStateOfAChannelThatOnlyAnotherProcessKnowsStays() {
    blocked("other", 2);
    blocked("unused", 0);
    consumer.updatePartitions(TOPIC.name(), List.of(partition(0), partition(1)));

    assign(0L);

    assertThat(forgotten()).containsExactly("unused");
  }

  @Test
  void theStateOfAChannelForWhichNothingWaitsIsForgotten() {
    blocked("removed", 2);
    consumer.updatePartitions(TOPIC.name(), List.of(partition(0)));

    assign(0L);

    assertThat(forgotten()).containsExactly("removed");
  }

  private void blocked(String channel, int waiting) {
    var why = new Condition(ChannelState.State.BLOCKED, "no token", clock.instant(), 1, true);
    states.after(channel, why, waiting, Duration.ZERO);
  }

  private List<String> forgotten() {
    return producer.history().stream()
        .filter(record -> record.topic().equals(TOPICS.channelStates().name()))
        .filter(record -> record.value() == null)
        .map(ProducerRecord::key)
        .toList();
  }

  private static PartitionInfo partition(int number) {
    return new PartitionInfo(TOPIC.name(), number, null, new Node[0], new Node[0]);
  }

  private static String header(Headers headers, String name) {
    return new String(headers.lastHeader("__streams.errors." + name).value(), UTF_8);
  }

  /** Lets the group assign the partition, whose ledger then holds these records. */
  private void assign(@Nullable Long committed, Notification... records) {
    if (committed != null) {
      consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(committed)));
    }
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, (long) records.length));
    consumer.schedulePollTask(
        () -> {
          consumer.rebalance(List.of(PARTITION));
          publish(records);
        });
    for (int i = 0; i < 10 && !intake.isStarted(); i++) {
      intake.poll();
    }
    assertThat(intake.isStarted()).isTrue();
  }

  private long committed() {
    return requireNonNull(consumer.committed(Set.of(PARTITION)).get(PARTITION)).offset();
  }

  private void publish(Notification... notifications) {
    for (Notification n : notifications) {
      publish(n.id(), TOPIC.values().serializer().serialize(TOPIC.name(), n));
    }
  }

  private void publish(String key, byte[] value) {
    consumer.addRecord(new ConsumerRecord<>(TOPIC.name(), 0, end++, key, value));
  }

  private void assertCalls(String... calls) {
    await()
        .until(
            () -> {
              // why: a dispatcher waits for the lease, which the courier renews when it polls.
              intake.poll();
              return channel.calls.size() >= calls.length && dispatchers.isIdle();
            });
    assertThat(channel.calls).containsExactly(calls);
  }

  private static Notification pending(String id) {
    return AlertSamples.notification(id, Kind.FIRST, Reason.NEW_STORY, List.of(), 0);
  }

  private static Notification sent(String id) {
    return pending(id).settled(State.SENT, AlertSamples.EIGHT, "C1 1.0", null);
  }

  private final class Calls implements Channel {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<Long> committed = new CopyOnWriteArrayList<>();

    @Override
    public String id() {
      return "presse";
    }

    @Override
    public DeliveryResult deliver(Notification n, @Nullable Root root) {
      return call("deliver " + n.id());
    }

    @Override
    public DeliveryResult announce(ChannelState other) {
      return new Delivered("");
    }

    @Override
    public DeliveryResult settle(Notification n, @Nullable Root root) {
      return call("settle " + n.id());
    }

    private DeliveryResult call(String call) {
      OffsetAndMetadata offset = consumer.committed(Set.of(PARTITION)).get(PARTITION);
      committed.add(offset == null ? -1 : offset.offset());
      calls.add(call);
      return new Delivered("C1 2.0");
    }
  }
}
