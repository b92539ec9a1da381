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
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.channel.Channel.Root;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.alerts.channel.DeliveryResult.Blocked;
import org.vigie.alerts.channel.DeliveryResult.Delivered;
import org.vigie.alerts.channel.DeliveryResult.Doubtful;
import org.vigie.alerts.channel.DeliveryResult.PartlySent;
import org.vigie.alerts.channel.DeliveryResult.Refused;
import org.vigie.alerts.channel.DeliveryResult.Retry;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Attempt;
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
          Duration.ofMillis(30),
          Duration.ofMillis(60),
          Duration.ofMillis(400),
          null);

  private static final DeliveryLimits PATIENT =
      new DeliveryLimits(
          Duration.ofMillis(50),
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          Duration.ofDays(7),
          null);

  private static final String BOSS = "boss@example.org";
  private static final PartlySent HALF = new PartlySent("ref-a", List.of(BOSS), "SMTP 452");

  private final Scripted channel = new Scripted();
  private final AtomicInteger brokenWrites = new AtomicInteger();
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
        @Override
        public synchronized Future<RecordMetadata> send(
            ProducerRecord<String, byte[]> record, @Nullable Callback callback) {
          // why: with a callback, it isn't the record of a call that begins.
          if (callback != null && brokenWrites.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new UnsupportedOperationException("broken");
          }
          return super.send(record, callback);
        }
      };
  private final Told told = new Told();
  private final RecordWriter records =
      new RecordWriter(producer, TOPICS, new SimpleMeterRegistry());
  private final Ledger ledger = new Ledger();
  private final OutcomeWriter outcomes =
      new OutcomeWriter(records, ledger, told, CLOCK, new SimpleMeterRegistry());
  private final ChannelStates states = new ChannelStates(records, told, CLOCK);
  private final Lease lease = new Lease(Duration.ofMinutes(1), System::nanoTime, CLOCK);
  private Dispatcher dispatcher = new Dispatcher(channel, outcomes, states, lease, QUICK, CLOCK);

  @BeforeEach
  void takeOver() {
    ledger.open(0);
    ledger.open(7);
    lease.renew(lease.now());
  }

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
    assertThat(failed()).hasSize(101).contains("b99=given up after 0 h: down");
  }

  @Test
  void whatIsRefusedIsNotTriedAgain() {
    channel.always("a", new Refused("msg_too_long"));
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> failed().contains("a=msg_too_long"));
    assertThat(channel.calls).containsExactly("deliver a");
  }

  @Test
  void aBlockedChannelHoldsAllInOrderAndIsProbedByTheFirst() {
    channel.answers("a", new Blocked("no token"), new Blocked("no token"), new Delivered("ref"));
    add("a", "st-1");
    add("b", "st-1");
    add("c", "st-2");
    dispatcher.start();

    await().until(() -> sent().size() == 3);
    assertThat(channel.calls)
        .containsExactly("deliver a", "deliver a", "deliver a", "deliver b", "deliver c");
    assertThat(channel.betweenCalls()).isGreaterThanOrEqualTo(QUICK.probe(1));
    assertThat(told.lines).containsExactly("presse: BLOCKED: no token", "presse: OK: null");
    assertThat(states()).containsExactly("BLOCKED no token 3", "OK null 2");
  }

  @Test
  void aBlockedChannelIsTriedAtOnceWhenItMayBeMended() {
    dispatcher = new Dispatcher(channel, outcomes, states, lease, DeliveryLimits.DEFAULT, CLOCK);
    channel.answers("a", new Blocked("no token"));
    add("a", "st-1");
    dispatcher.start();
    await().until(dispatcher::isIdle);
    assertThat(queue().size()).isEqualTo(1);

    queue().wake();

    await().until(() -> sent().contains("a=a"));
  }

  @Test
  void aBlockedChannelGivesUpInTheEnd() {
    channel.always("a", new Blocked("no token"));
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> failed().size() == 1);
    assertThat(failed().getFirst()).isEqualTo("a=given up after 0 h: no token");
  }

  @Test
  void aChannelThatStaysBlockedGivesUpHoweverOftenVigieIsStarted() {
    Instant before = aWeekAgo();
    restartBlockedSince(before);
    for (String id : List.of("a", "b")) {
      channel.always(id, new Blocked("no token"));
      add(Delivery.fresh(decided(id, before), 0, CLOCK.instant()));
    }
    add("today", "st-1");
    dispatcher.start();

    await().until(() -> failed().size() == 2);
    assertThat(failed())
        .containsExactly("a=given up after 168 h: no token", "b=given up after 168 h: no token");
    await().until(() -> sent().contains("today=today"));
  }

  @Test
  void anOldAlertIsSentByAChannelThatWasMended() {
    Instant before = aWeekAgo();
    restartBlockedSince(before);
    add(Delivery.fresh(decided("a", before), 0, CLOCK.instant()));
    add(Delivery.fresh(decided("b", before), 0, CLOCK.instant()));
    dispatcher.start();

    await().until(() -> sent().size() == 2);
    assertThat(failed()).isEmpty();
  }

  @Test
  void anOldAlertWaitsForAChannelThatIsBlockedSinceToday() {
    restartBlockedSince(CLOCK.instant().minusSeconds(60));
    channel.always("a", new Blocked("no token"));
    add(Delivery.fresh(decided("a", aWeekAgo()), 0, CLOCK.instant()));
    dispatcher.start();

    await().until(() -> channel.calls.size() == 1);
    await().until(() -> states().size() == 2);
    assertThat(failed()).isEmpty();
    assertThat(queue().size()).isEqualTo(1);
  }

  private static Instant aWeekAgo() {
    return CLOCK.instant().minus(DeliveryLimits.DEFAULT.giveUpAfter()).minusSeconds(60);
  }

  private static Notification decided(String id, Instant at) {
    return PendingNotification.of(id, "presse", "st-" + id, Kind.FIRST, at);
  }

  /** Starts a dispatcher whose channel was blocked when an earlier one ended. */
  private void restartBlockedSince(Instant since) {
    var earlier = new ChannelStates(records, told, InstantSource.fixed(since));
    Condition blocked = Condition.start(since).after(new Blocked("no token"), since);
    earlier.after("presse", blocked, 1, Duration.ZERO);
    dispatcher = new Dispatcher(channel, outcomes, earlier, lease, DeliveryLimits.DEFAULT, CLOCK);
  }

  @Test
  void aChannelThatIsAwayIsWrittenOnceHoweverManyCallsFail() {
    var away = new Retry(Duration.ZERO, "no connection");
    channel.answers("a", away, away, away, away, away, new Delivered("r"));
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> sent().contains("a=r"));
    await().until(() -> states().size() == 2);
    assertThat(states()).containsExactly("AWAY no connection 1", "OK null 0");
    assertThat(told.lines).isEmpty();
  }

  @Test
  void aBlindChannelIsCalledOnceMoreAtMostAndTheDoubtIsRecorded() {
    channel.isBlind = true;
    channel.always("a", new Doubtful("no answer"));
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> sent().size() == 1);
    assertThat(channel.calls).containsExactly("deliver a", "settle a");
    assertThat(sent()).containsExactly("a=address of a");
    assertThat(written(State.SENT).getFirst().attempt())
        .extracting(Attempt::doubt)
        .isEqualTo("two calls without a clear answer: no answer");
    assertThat(told.lines).hasSize(1);
  }

  @Test
  void aBlindChannelThatAcceptsTheRepeatMayHaveTwo() {
    channel.isBlind = true;
    channel.answers("a", new Doubtful("no answer"), new Delivered("r"));
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> sent().contains("a=r"));
    assertThat(written(State.SENT).getFirst().attempt())
        .extracting(Attempt::doubt)
        .isEqualTo("sent twice: no answer");
  }

  @Test
  void aCallToABlindChannelIsWrittenBeforeItIsMadeAndClearedIfNothingWasSent() {
    channel.isBlind = true;
    channel.answers("a", new Retry(Duration.ZERO, "busy"), new Delivered("r"));
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> sent().contains("a=r"));
    assertThat(written(State.PENDING))
        .extracting(n -> n.attempt() != null)
        .containsExactly(true, false, true);
    assertThat(written(State.SENT).getFirst().attempt()).isNull();
  }

  @Test
  void aRecipientForLaterKeepsNothingFromTheOthers() {
    channel.isBlind = true;
    channel.always("a", HALF);
    add("a", "st-1");
    add("b", "st-1");
    add("c", "st-2");
    dispatcher.start();

    await().until(() -> sent().contains("a=ref-a"));
    assertThat(channel.calls.subList(0, 3))
        .containsExactlyInAnyOrder("deliver a", "deliver b", "deliver c");
    assertThat(channel.calls).hasSizeGreaterThan(4).doesNotContain("settle a");
    assertThat(written(State.SENT).getLast().attempt())
        .extracting(Attempt::refused)
        .isEqualTo(List.of(BOSS));
    assertThat(told.lines).containsExactly("a: refused: [" + BOSS + "]");
    assertThat(states()).noneMatch(each -> each.startsWith("AWAY"));
    assertThat(failed()).isEmpty();
  }

  @Test
  void whatFollowsAPartlySentMailIsInItsThreadAndNothingWaitsForIt() {
    dispatcher = new Dispatcher(channel, outcomes, states, lease, DeliveryLimits.DEFAULT, CLOCK);
    channel.isBlind = true;
    channel.always("a", HALF);
    add("a", "st-1");
    add(Delivery.fresh(followUp("b", "st-1"), 0, CLOCK.instant()));
    dispatcher.start();

    await().until(() -> sent().contains("b=b"));
    await().until(dispatcher::isIdle);
    assertThat(channel.calls).containsExactly("deliver a", "deliver b in ref-a");
  }

  @Test
  void aPartlySentMailKeepsItsRecordWhateverTheNextCallsSay() {
    channel.isBlind = true;
    channel.answers("a", HALF, new Blocked("login"), new Retry(Duration.ZERO, "busy"));
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> sent().contains("a=a"));
    assertThat(written(State.PENDING))
        .hasSize(7)
        .filteredOn(n -> "ref-a".equals(n.ref()))
        .hasSize(6)
        .extracting(Notification::attempt)
        .allMatch(each -> each != null && each.refused().contains(BOSS));
    assertThat(written(State.SENT).getFirst().attempt()).isNull();
  }

  @Test
  void theRestOfAPartlySentMailDoesNotSayThatTheChannelWorks() {
    dispatcher = new Dispatcher(channel, outcomes, states, lease, PATIENT, CLOCK);
    channel.isBlind = true;
    var away = new Retry(Duration.ZERO, "no connection");
    channel.answers("a", HALF, away, away, HALF, away, away);
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> sent().contains("a=a"));
    await().until(() -> states().size() == 3);
    assertThat(states()).containsExactly("OK null 0", "AWAY no connection 0", "OK null 0");
  }

  @Test
  void aPartlySentMailIsNotRefusedForGoodByAChannelThatIsBlocked() {
    dispatcher = new Dispatcher(channel, outcomes, states, lease, PATIENT, CLOCK);
    channel.isBlind = true;
    var refused = new Delivered("ref-a", List.of(BOSS));
    channel.answers("a", HALF, new Blocked("relay"), refused, refused);
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> sent().contains("a=a"));
    await().until(() -> told.lines.size() == 2);
    assertThat(channel.calls).hasSize(5);
    assertThat(told.lines).containsExactly("presse: BLOCKED: relay", "presse: OK: null");
  }

  @Test
  void aPartlySentMailIsRefusedForGoodByAChannelThatWorks() {
    dispatcher = new Dispatcher(channel, outcomes, states, lease, PATIENT, CLOCK);
    channel.isBlind = true;
    channel.answers("a", HALF, new Delivered("ref-a", List.of(BOSS)));
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> sent().contains("a=ref-a"));
    assertThat(told.lines).containsExactly("a: refused: [" + BOSS + "]");
  }

  @Test
  void partlySentMailsLetTheOthersPass() {
    channel.isBlind = true;
    for (int i = 0; i < 3; i++) {
      Notification partly =
          notification("a" + i, "st-1")
              .partlySent("ref", "SMTP 452", new Attempt(CLOCK.instant(), null, List.of(BOSS)));
      add(Delivery.fresh(partly, 0, CLOCK.instant()));
    }
    add("b", "st-2");
    dispatcher.start();

    await().until(() -> sent().size() == 4);
    assertThat(channel.calls).startsWith("deliver b", "deliver a0");
  }

  @Test
  void aPartlySentMailIsTriedRarelyWhateverTheAnswers() {
    channel.isBlind = true;
    channel.answers("a", HALF, new Retry(Duration.ZERO, "busy"));
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> sent().contains("a=a"));
    assertThat(Duration.between(channel.times.get(1), channel.times.get(2)))
        .isGreaterThanOrEqualTo(QUICK.probe(2));
  }

  @Test
  void afterARestartAPartlySentMailIsInDoubtOnlyIfACallWasOpen() {
    channel.isBlind = true;
    channel.answers("a", HALF, new Retry(Duration.ZERO, "busy"));
    add("a", "st-1");
    dispatcher.start();
    await().until(() -> sent().contains("a=a"));
    List<Notification> records = written(State.PENDING);
    assertThat(records).hasSize(5);

    assertThat(resumed(records.get(1))).isEqualTo("deliver a");
    assertThat(resumed(records.get(2))).isEqualTo("settle a");
    assertThat(resumed(records.get(3))).isEqualTo("deliver a");
    assertThat(resumed(records.get(4))).isEqualTo("settle a");
  }

  @Test
  void anUnclearCallOfAPartlySentMailStaysInDoubtAfterARestart() {
    channel.isBlind = true;
    var busy = new Retry(Duration.ZERO, "busy");
    channel.answers("a", HALF, new Doubtful("no answer"), busy);
    add("a", "st-1");
    dispatcher.start();
    await().until(() -> sent().contains("a=a"));
    List<Notification> records = written(State.PENDING);
    assertThat(records).hasSize(6);

    assertThat(resumed(records.get(4))).isEqualTo("settle a");
  }

  @Test
  void nothingIsCalledWithoutALease() {
    lease.end();
    add("a", "st-1");
    dispatcher.start();
    await().until(lease::isWanted);
    assertThat(channel.calls).isEmpty();

    lease.renew(lease.now());

    await().until(() -> sent().contains("a=a"));
  }

  @Test
  void aLeaseThatEndsWhileTheCallIsWrittenStopsTheCall() {
    channel.isBlind = true;
    channel.beforeCall = lease::end;
    add("a", "st-1");
    dispatcher.start();

    await().until(lease::isWanted);
    assertThat(channel.calls).isEmpty();
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
  void aDefectAfterACallRepeatsNothingAndStopsNothing() {
    told.breaks = true;
    channel.always("a", new Refused("msg_too_long"));
    channel.answers("b", new Blocked("no token"));
    add("a", "st-1");
    add("b", "st-2");
    add("c", "st-3");
    dispatcher.start();

    await().until(() -> sent().contains("c=c"));
    await().until(() -> queue().size() == 0);
    assertThat(channel.calls).containsExactly("deliver a", "deliver b", "deliver b", "deliver c");
    assertThat(failed()).containsExactly("a=msg_too_long");
  }

  @Test
  void aDefectAfterACallThatSentNothingKeepsTheNotification() {
    channel.isBlind = true;
    channel.answers("a", new Retry(Duration.ZERO, "busy"));
    brokenWrites.set(1);
    add("a", "st-1");
    dispatcher.start();

    await().until(() -> sent().contains("a=a"));
    assertThat(channel.calls).containsExactly("deliver a", "deliver a");
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
    dispatcher = new Dispatcher(channel, outcomes, states, lease, DeliveryLimits.DEFAULT, CLOCK);
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

  /** Returns the first call that another process makes after it has read the record. */
  private String resumed(Notification record) {
    int before = channel.calls.size();
    var meters = new SimpleMeterRegistry();
    // why: the other process has not read the outcome that this one wrote.
    ledger.open(0);
    try (var next = new Dispatchers(List.of(channel), outcomes, states, lease, QUICK, meters)) {
      next.start();
      next.resume(record, 0);
      await().until(() -> channel.calls.size() > before);
    }
    return channel.calls.get(before);
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
        .filter(record -> record.topic().equals(TOPICS.notifications().name()))
        .map(record -> reader.deserialize(record.topic(), record.value()))
        .filter(n -> n.state() == state)
        .toList();
  }

  private List<String> states() {
    var topic = TOPICS.channelStates();
    return producer.history().stream()
        .filter(record -> record.topic().equals(topic.name()))
        .map(record -> topic.values().deserializer().deserialize(topic.name(), record.value()))
        .map(each -> each.state() + " " + each.why() + " " + each.waiting())
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

  private static Notification followUp(String id, String story) {
    return PendingNotification.of(id, "presse", story, Kind.FOLLOW_UP, CLOCK.instant());
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
    private volatile boolean isBlind;
    private volatile Runnable beforeCall = () -> {};

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
      calls.add("deliver " + n.id() + (root == null ? "" : " in " + root.ref()));
      return answer(n.id());
    }

    @Override
    public DeliveryResult announce(ChannelState other) {
      return new Delivered("");
    }

    @Override
    public boolean isBlind() {
      // why: the dispatcher asks this between its first look at the lease and the last one.
      beforeCall.run();
      return isBlind;
    }

    @Override
    public String address(Notification n) {
      return "address of " + n.id();
    }

    @Override
    public DeliveryResult settle(Notification n, @Nullable Root root) {
      calls.add("settle " + n.id());
      return answer(n.id());
    }

    private DeliveryResult answer(String id) {
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
