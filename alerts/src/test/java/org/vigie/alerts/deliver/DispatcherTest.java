package org.vigie.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.deliver.DeliveryResult.Delivered;
import org.vigie.alerts.deliver.DeliveryResult.Doubtful;
import org.vigie.alerts.deliver.DeliveryResult.Refused;
import org.vigie.alerts.deliver.DeliveryResult.Retry;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.State;
import org.vigie.events.topics.PendingNotification;
import org.vigie.events.topics.Topics;

class DispatcherTest {
  private static final Topics TOPICS = new Topics("", 1);
  private static final InstantSource CLOCK = InstantSource.system();
  private static final DeliveryLimits QUICK =
      new DeliveryLimits(
          Duration.ofMillis(50),
          Duration.ofMillis(5),
          Duration.ofMillis(20),
          Duration.ofMillis(400),
          null);

  private final Scripted channel = new Scripted();
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final OutcomeWriter outcomes =
      new OutcomeWriter(
          producer, TOPICS, new Ledger(), (_, _) -> {}, CLOCK, new SimpleMeterRegistry());
  private Dispatcher dispatcher = new Dispatcher(channel, outcomes, QUICK, CLOCK);

  @AfterEach
  void close() {
    dispatcher.close();
  }

  @Test
  void whatFailsOnceIsTriedAgain() {
    channel.answers("a", new Retry(Duration.ZERO, "busy"), new Delivered("ref"));
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> sent().contains("a=ref"));
    assertThat(channel.calls).containsExactly("deliver a", "deliver a");
  }

  @Test
  void whatMayHaveComeThroughIsSettledAndNotRepeated() {
    channel.answers("a", new Doubtful("no answer"), new Delivered("found"));
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> sent().contains("a=found"));
    assertThat(channel.calls).containsExactly("deliver a", "settle a");
  }

  @Test
  void whatIsInDoubtStaysSoUntilItIsSettled() {
    channel.answers(
        "a", new Doubtful("no answer"), new Retry(Duration.ZERO, "can't look"), new Delivered("r"));
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> sent().contains("a=r"));
    assertThat(channel.calls).containsExactly("deliver a", "settle a", "settle a");
  }

  @Test
  void aLostCallIsGivenTheTimeToArriveBeforeItIsLookedFor() {
    channel.answers("a", new Doubtful("no answer"), new Delivered("r"));
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> sent().contains("a=r"));
    assertThat(channel.betweenCalls()).isGreaterThanOrEqualTo(QUICK.callTimeout());
  }

  @Test
  void aStorysMessagesKeepTheirOrderWhateverFails() {
    channel.answers("a", new Retry(Duration.ZERO, "busy"), new Doubtful("?"), new Delivered("r"));
    add("a", "st-1");
    add("b", "st-1");
    dispatcher.start();

    await().until(() -> sent().size() == 2);
    assertThat(sent()).containsExactly("a=r", "b=b");
  }

  @Test
  void aStoryThatFailsLetsTheOthersPass() {
    channel.always("a", new Retry(Duration.ZERO, "busy"));
    add("a", "st-1");
    add("b", "st-2");
    dispatcher.start();

    await().until(() -> sent().contains("b=b"));
    assertThat(failed()).isEmpty();
  }

  @Test
  void theWholeChannelRestsAsLongAsTheOtherSideAsks() {
    channel.answers("a", new Retry(Duration.ofMillis(200), "slow down"), new Delivered("r"));
    add("a", "st-1");
    add("b", "st-2");
    dispatcher.start();

    await().until(() -> sent().size() == 2);
    assertThat(channel.betweenCalls()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
  }

  @Test
  void whatNeverPassesIsGivenUpWithItsReason() {
    channel.always("a", new Retry(Duration.ZERO, "busy"));
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> failed().size() == 1);
    assertThat(failed().getFirst()).startsWith("a=given up after").endsWith("busy");
    assertThat(queue().size()).isZero();
  }

  @Test
  void whatNeverGetsItsTurnInADeadChannelIsGivenUpToo() {
    channel.always("a", new Retry(Duration.ofMillis(300), "down"));
    add("a", "st-1");
    for (int i = 0; i < 100; i++) {
      add("b" + i, "st-b" + i);
      channel.always("b" + i, new Retry(Duration.ofMillis(300), "down"));
    }
    dispatcher.start();

    await().until(() -> queue().size() == 0);
    assertThat(channel.calls).hasSizeLessThan(10);
    assertThat(failed()).hasSize(101).contains("b99=given up after 0 min: its turn never came");
  }

  @Test
  void whatIsRefusedIsNotTriedAgain() {
    channel.always("a", new Refused("channel_not_found"));
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> failed().contains("a=channel_not_found"));
    assertThat(channel.calls).containsExactly("deliver a");
  }

  @Test
  void aDefectInAChannelFailsItsNotificationAlone() {
    channel.breaks("a");
    add("a", "st-1");
    add("b", "st-2");
    dispatcher.start();

    await().until(() -> sent().contains("b=b"));
    assertThat(failed()).containsExactly("a=a defect: IllegalStateException");
  }

  @Test
  void anAddedStoryNeedNotWaitForOneThatIsInDoubt() {
    add(
        Delivery.doubtful(
            notification("a", "st-1"), 0, CLOCK.instant(), CLOCK.instant().plusMillis(300)));
    add("b", "st-2");
    dispatcher.start();

    await().until(() -> sent().size() == 2);
    assertThat(channel.calls).containsExactly("deliver b", "settle a");
  }

  @Test
  void whatCameFromAPartitionThatWentAwayIsLetGo() throws InterruptedException {
    add("a", "st-1");
    add(Delivery.fresh(notification("b", "st-2"), 7, CLOCK.instant()));

    queue().release(0, QUICK.drainTimeout());
    dispatcher.start();

    await().until(() -> sent().contains("b=b"));
    assertThat(channel.calls).containsExactly("deliver b");
  }

  @Test
  void aCallInFlightEndsBeforeItsPartitionIsLetGoAndIsNotRepeated() throws Exception {
    dispatcher = new Dispatcher(channel, outcomes, DeliveryLimits.DEFAULT, CLOCK);
    channel.answers("a", new Retry(Duration.ZERO, "busy"));
    channel.gate = new CountDownLatch(1);
    add("a", "st-1");
    dispatcher.start();
    await().until(() -> channel.calls.size() == 1);
    Thread release = Thread.ofPlatform().start(() -> release(0));
    await().until(() -> release.getState() == Thread.State.TIMED_WAITING);

    channel.gate.countDown();
    release.join();

    assertThat(queue().size()).isZero();
    add("b", "st-2");
    await().until(() -> sent().contains("b=b"));
    assertThat(channel.calls).containsExactly("deliver a", "deliver b");
  }

  @Test
  void aStoppedDispatcherStartsNothing() {
    queue().stop();
    add("a", "st-1");
    dispatcher.start();
    dispatcher.close();

    assertThat(channel.calls).isEmpty();
    assertThat(queue().size()).isEqualTo(1);
  }

  private List<String> sent() {
    return written(State.SENT).stream().map(n -> n.id() + "=" + n.ref()).toList();
  }

  private List<String> failed() {
    return written(State.FAILED).stream().map(n -> n.id() + "=" + n.error()).toList();
  }

  private List<Notification> written(State state) {
    var reader = TOPICS.notifications().values().deserializer();
    return producer.history().stream()
        .map(record -> reader.deserialize(record.topic(), record.value()))
        .filter(n -> n.state() == state)
        .toList();
  }

  private ChannelQueue queue() {
    return dispatcher.queue();
  }

  private void add(String id, String story) {
    add(Delivery.fresh(notification(id, story), 0, CLOCK.instant()));
  }

  private void add(Delivery delivery) {
    queue().add(delivery);
  }

  private void release(int partition) {
    try {
      queue().release(partition, DeliveryLimits.DEFAULT.drainTimeout());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Notification notification(String id, String story) {
    return PendingNotification.of(id, "presse", story, Kind.FIRST, CLOCK.instant());
  }

  /** Gives the results set for a notification; without any, delivers it with its id as ref. */
  private static final class Scripted implements Channel {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<Instant> times = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<DeliveryResult>> answers = new ConcurrentHashMap<>();
    private final Map<String, DeliveryResult> always = new ConcurrentHashMap<>();
    private final List<String> broken = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    void answers(String id, DeliveryResult... results) {
      answers.put(id, new ArrayDeque<>(List.of(results)));
    }

    void always(String id, DeliveryResult result) {
      always.put(id, result);
    }

    void breaks(String id) {
      broken.add(id);
    }

    /** Time between the first call and the second. */
    Duration betweenCalls() {
      return Duration.between(times.get(0), times.get(1));
    }

    @Override
    public String id() {
      return "presse";
    }

    @Override
    public DeliveryResult deliver(Notification n, @Nullable Root root) {
      return answer("deliver ", n.id());
    }

    @Override
    public DeliveryResult settle(Notification n, @Nullable Root root) {
      return answer("settle ", n.id());
    }

    private DeliveryResult answer(String call, String id) {
      calls.add(call + id);
      times.add(CLOCK.instant());
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (broken.contains(id)) {
        throw new IllegalStateException("broken");
      }
      Queue<DeliveryResult> next = answers.getOrDefault(id, new ArrayDeque<>());
      DeliveryResult result = next.poll();
      return result != null ? result : always.getOrDefault(id, new Delivered(id));
    }
  }
}
