package org.vigie.alerts.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alerts.decide.TestConfigs.INTERVAL;
import static org.vigie.alerts.decide.TestConfigs.WAIT;
import static org.vigie.alerts.decide.TestConfigs.quiet;
import static org.vigie.alerts.decide.TestConfigs.route;
import static org.vigie.alerts.decide.TestConfigs.timed;
import static org.vigie.alerts.decide.TestMention.article;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.AlertsConfig.DailyDigest;
import org.vigie.alerts.config.Match;
import org.vigie.alerts.config.Route;
import org.vigie.alerts.decide.TestConfigs;
import org.vigie.alerts.decide.TestMention;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.State;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.Connection;

class AlertsTopologyTest {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration PREPARED_TICK = Duration.ofMillis(20);
  private static final Duration LONGEST_TICK = Duration.ofSeconds(10);
  private static final Route PATIENT = route(1, Match.ALL, "a");
  private static final Route PROMPT = timed(PATIENT, Duration.ZERO, INTERVAL);

  private static final AlertsConfig MORNINGS =
      TestConfigs.with(
          TestConfigs.of(PROMPT), TestConfigs.digest("08:00", DailyDigest.Empty.SKIP, "a"));

  @TempDir java.nio.file.Path dir;

  private final Topics topics = new Topics("", 1);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FinalFlush finalFlush = new FinalFlush();
  private Instant now = TestMention.SEEN;
  private AlertsConfig config = TestConfigs.of(PROMPT);

  @SuppressWarnings("NullAway.Init")
  private TopologyTestDriver driver;

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void decidesAtOnceWithoutAWait() {
    start(PROMPT);
    add(article("1"));

    var sent = notifications().readKeyValue();
    assertThat(sent.key).isEqualTo(sent.value.id());
    assertThat(sent.value.state()).isEqualTo(State.PENDING);
    assertThat(sent.value.decided()).isEqualTo(now);
    assertThat(count("vigie.alerts.decided")).isEqualTo(1);
  }

  @Test
  void timersFollowTheGivenClock() {
    start(PATIENT);
    add(article("1"));
    driver.advanceWallClockTime(Duration.ofHours(1));
    assertThat(notifications().isEmpty()).isTrue();

    now = now.plus(WAIT);
    driver.advanceWallClockTime(LONGEST_TICK);
    assertThat(notifications().readValuesToList()).hasSize(1);
    driver.advanceWallClockTime(LONGEST_TICK);
    assertThat(notifications().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBatchOfAWrongTimeIsSentSoonAfterTheClockIsSetBack(boolean hadATick) {
    now = now.plus(Duration.ofDays(3));
    start(PATIENT);
    add(article("1"));
    if (hadATick) {
      driver.advanceWallClockTime(LONGEST_TICK);
    }
    now = TestMention.SEEN;
    driver.advanceWallClockTime(LONGEST_TICK);

    assertThat(notifications().readValuesToList()).hasSize(1);
  }

  @Test
  void aDigestThatWasSentAtAWrongTimeIsSentAtTheNextRightTime() {
    start(MORNINGS);
    add(article("1"));
    now = now.plus(Duration.ofDays(3));
    driver.advanceWallClockTime(LONGEST_TICK);
    assertThat(notifications().readValuesToList()).hasSize(2);

    now = TestMention.SEEN;
    driver.advanceWallClockTime(LONGEST_TICK);
    add(article("2"));
    now = Instant.parse("2025-02-13T07:00:00Z");
    driver.advanceWallClockTime(LONGEST_TICK);
    now = now.plusSeconds(3);
    driver.advanceWallClockTime(LONGEST_TICK);
    assertThat(notifications().readValuesToList())
        .last()
        .satisfies(digest -> assertThat(digest.digest()).isNotNull());
  }

  @Test
  void anUnreadableMentionBecomesADeadLetterAndTheOthersAreProcessed() {
    start(PROMPT);
    TestInputTopic<String, byte[]> raw =
        driver.createInputTopic(
            topics.mentions().name(), new StringSerializer(), new ByteArraySerializer());
    byte[] bytes = "{\"watch\": 7, \"sto".getBytes(StandardCharsets.UTF_8);
    raw.pipeInput("cesia/1", bytes);
    add(article("2"));

    var letter =
        driver
            .createOutputTopic(
                topics.deadLetters().name(), new StringDeserializer(), new ByteArrayDeserializer())
            .readRecord();
    assertThat(letter.key()).isEqualTo("cesia/1");
    assertThat(letter.value()).isEqualTo(bytes);
    assertThat(letter.headers())
        .extracting(Header::key)
        .containsExactly(
            "__streams.errors.exception",
            "__streams.errors.message",
            "__streams.errors.stacktrace",
            "__streams.errors.topic",
            "__streams.errors.partition",
            "__streams.errors.offset");
    assertThat(letter.headers().lastHeader("__streams.errors.topic").value())
        .asString()
        .isEqualTo("mentions.v1");
    assertThat(notifications().readValuesToList()).hasSize(1);
    assertThat(count("vigie.alerts.dead.letters")).isEqualTo(1);
  }

  @Test
  void aTombstoneIsIgnored() {
    start(PROMPT);
    mentions().pipeInput("cesia/1", null);

    assertThat(notifications().isEmpty()).isTrue();
    assertThat(count("vigie.alerts.dead.letters")).isZero();
  }

  @Test
  void theFinalFlushSendsPendingBatchesAndIsDoneWhenTheyAreCommitted() {
    start(PATIENT);
    add(article("1"));
    add(article("2"));
    finalFlush.request();
    assertThat(finalFlush.isDone(1)).isFalse();

    driver.advanceWallClockTime(TICK);
    assertThat(notifications().readValuesToList()).hasSize(2);
    assertThat(finalFlush.isDone(1)).isFalse();

    driver.advanceWallClockTime(TICK);
    assertThat(finalFlush.isDone(1)).isTrue();
    assertThat(notifications().isEmpty()).isTrue();

    finalFlush.end();
    finalFlush.request();
    assertThat(finalFlush.isDone(1)).isTrue();
  }

  @Test
  void anExpectedFinalFlushIsSeenBeforeTheNextBatchIsDue() {
    finalFlush.expect();
    start(PATIENT);
    driver.advanceWallClockTime(TICK);
    add(article("1"));
    driver.advanceWallClockTime(TICK);
    finalFlush.request();

    driver.advanceWallClockTime(TICK);
    assertThat(notifications().readValuesToList()).hasSize(1);
  }

  @Test
  void aPreparedFinalFlushTakesMilliseconds() {
    start(PATIENT);
    finalFlush.prepare();
    add(article("1"));
    driver.advanceWallClockTime(PREPARED_TICK);
    finalFlush.request();

    driver.advanceWallClockTime(PREPARED_TICK);
    assertThat(notifications().readValuesToList()).hasSize(1);
    driver.advanceWallClockTime(PREPARED_TICK);
    assertThat(finalFlush.isDone(1)).isTrue();
  }

  @Test
  void aTaskWithoutPendingBatchesHasNoTicksAndNeedsNoFinalFlush() {
    start(PROMPT);
    add(article("1"));
    driver.advanceWallClockTime(TICK);
    assertThat(finalFlush.isDone(1)).isFalse();
    driver.advanceWallClockTime(TICK);
    assertThat(finalFlush.isDone(1)).isTrue();

    finalFlush.request();
    assertThat(finalFlush.isDone(1)).isTrue();
    add(article("2"));
    assertThat(finalFlush.isDone(1)).isFalse();
  }

  @Test
  void aTickComesWhenTheFirstBatchIsDue() {
    start(timed(PATIENT, Duration.ofSeconds(3), INTERVAL));
    driver.advanceWallClockTime(TICK);
    add(article("1"));
    now = now.plusSeconds(3);
    driver.advanceWallClockTime(Duration.ofSeconds(3));

    assertThat(notifications().readValuesToList()).hasSize(1);
  }

  @Test
  void theFinalFlushIsDoneAlthoughABatchIsHeld() {
    now = Instant.parse("2025-02-13T00:40:00Z");
    start(quiet(PROMPT, null));
    add(article("1"));
    finalFlush.request();
    driver.advanceWallClockTime(TICK);
    driver.advanceWallClockTime(TICK);

    assertThat(finalFlush.isDone(1)).isTrue();
    assertThat(notifications().readValuesToList())
        .extracting(Notification::state)
        .containsExactly(State.HELD);
  }

  @Test
  void aHeldBatchFollowsAChangeOfTheQuietHours() {
    now = Instant.parse("2025-02-13T00:40:00Z");
    start(quiet(PROMPT, null));
    add(article("1"));
    driver.advanceWallClockTime(LONGEST_TICK);
    config = TestConfigs.of(PROMPT);
    driver.advanceWallClockTime(LONGEST_TICK);

    assertThat(notifications().readValuesToList())
        .extracting(Notification::state)
        .containsExactly(State.HELD, State.PENDING);
  }

  @Test
  void aHeldBatchFollowsAChangeOfTheTimeZone() {
    now = Instant.parse("2025-02-13T00:40:00Z");
    start(quiet(PROMPT, null));
    add(article("1"));
    driver.advanceWallClockTime(LONGEST_TICK);
    config = TestConfigs.in("Asia/Tokyo", config);
    driver.advanceWallClockTime(LONGEST_TICK);

    assertThat(notifications().readValuesToList())
        .extracting(Notification::state)
        .containsExactly(State.HELD, State.PENDING);
  }

  @Test
  void manyStoriesAreSentInSeveralTicks() {
    start(PATIENT);
    for (int i = 0; i < 1_200; i++) {
      add(article("" + i));
    }
    now = now.plus(WAIT);
    driver.advanceWallClockTime(TICK);
    assertThat(notifications().readValuesToList()).hasSize(1_000);

    driver.advanceWallClockTime(TICK);
    assertThat(notifications().readValuesToList()).hasSize(200);
  }

  @Test
  void deletesStateAfterAMonth() {
    start(PROMPT);
    add(article("1"));
    now = now.plus(Duration.ofDays(29));
    add(article("2").seen(now));
    now = now.plus(Duration.ofDays(2));
    driver.advanceWallClockTime(Duration.ofMinutes(10));

    assertThat(keys(StoredGroups.STORIES)).containsExactly("cesia/st-2");
    assertThat(keys(StoredGroups.ARTICLES)).containsExactly("cesia/2");
  }

  @Test
  void countsMentionsThatAreNotSent() {
    start(PROMPT);
    add(article("1").onOurSite());
    add(article("2").duplicateOf("1"));

    assertThat(meters.counter("vigie.alerts.mentions", "outcome", "own").count()).isEqualTo(1);
    assertThat(meters.counter("vigie.alerts.mentions", "outcome", "duplicate").count())
        .isEqualTo(1);
  }

  @Test
  void aDigestIsSentWhenDueWithTheMentionsSinceTheEditionBefore() {
    start(MORNINGS);
    add(article("1"));
    notifications().readValuesToList();
    now = Instant.parse("2025-02-13T06:59:59Z");
    driver.advanceWallClockTime(TICK);
    assertThat(notifications().isEmpty()).isTrue();

    now = Instant.parse("2025-02-13T07:00:00Z");
    driver.advanceWallClockTime(TICK);

    assertThat(notifications().readValue().mentions())
        .extracting(mention -> mention.article().id())
        .containsExactly("1");
    driver.advanceWallClockTime(TICK);
    add(article("1").revision(2));
    now = now.plus(Duration.ofDays(1));
    driver.advanceWallClockTime(TICK);
    assertThat(notifications().isEmpty()).isTrue();
    assertThat(keys(DigestStores.NEWS)).isEmpty();
  }

  @Test
  void aDigestHasAnArticleWhoseOnlyTagIsBeyondTheExcerpt() {
    start(MORNINGS);
    Mention mention = article("1").mentionAt(5_000);
    mentions().pipeInput(mention.key(), mention);
    assertThat(notifications().readValuesToList()).hasSize(1);
    now = Instant.parse("2025-02-13T07:00:00Z");
    driver.advanceWallClockTime(TICK);

    assertThat(notifications().readValue().mentions()).hasSize(1);
  }

  @Test
  void aDigestHasAnArticleThatWasWithdrawnAndCameBack() {
    start(MORNINGS);
    add(article("1"));
    add(article("1").revision(2).tagged());
    add(article("1").revision(3));
    assertThat(notifications().readValuesToList()).hasSize(1);
    now = Instant.parse("2025-02-13T07:00:00Z");
    driver.advanceWallClockTime(TICK);
    assertThat(notifications().readValue().mentions()).hasSize(1);

    add(article("1").revision(4).tagged());
    add(article("1").revision(5));
    now = now.plus(Duration.ofDays(1));
    driver.advanceWallClockTime(TICK);
    assertThat(notifications().isEmpty()).isTrue();
  }

  @Test
  void anEditionIsSentOnceAlsoWhenItIsEmpty() {
    start(
        TestConfigs.with(
            TestConfigs.of(PROMPT), TestConfigs.digest("08:00", DailyDigest.Empty.SEND, "a")));
    add(article("1"));
    notifications().readValuesToList();
    now = Instant.parse("2025-02-13T07:00:00Z");
    driver.advanceWallClockTime(TICK);
    add(article("2"));
    assertThat(notifications().readValuesToList()).hasSize(2);

    now = now.plus(Duration.ofHours(1));
    driver.advanceWallClockTime(TICK);
    assertThat(notifications().isEmpty()).isTrue();

    now = now.plus(Duration.ofDays(1));
    driver.advanceWallClockTime(TICK);
    assertThat(notifications().readValue().mentions()).hasSize(1);
    now = now.plus(Duration.ofDays(1));
    driver.advanceWallClockTime(TICK);
    assertThat(notifications().readValue().mentions()).isEmpty();
  }

  @Test
  void aLateDigestWaitsUntilMissedMentionsAreRead() {
    start(MORNINGS);
    add(article("1"));
    notifications().readValuesToList();
    now = Instant.parse("2025-02-13T09:00:00Z");
    add(article("2"));
    notifications().readValuesToList();
    driver.advanceWallClockTime(TICK);
    assertThat(notifications().isEmpty()).isTrue();

    now = now.plusSeconds(3);
    driver.advanceWallClockTime(TICK);

    assertThat(notifications().readValuesToList())
        .singleElement()
        .satisfies(digest -> assertThat(digest.mentions()).hasSize(2));
  }

  @Test
  void theFinalFlushSendsADueDigest() {
    start(MORNINGS);
    add(article("1"));
    now = Instant.parse("2025-02-13T07:00:00Z");
    add(article("2"));
    notifications().readValuesToList();
    finalFlush.request();
    driver.advanceWallClockTime(TICK);

    assertThat(notifications().readValuesToList()).hasSize(1);
  }

  @Test
  void deletesTheStateOfARemovedDigest() {
    start(MORNINGS);
    add(article("1"));
    config = TestConfigs.of(PROMPT);
    driver.advanceWallClockTime(Duration.ofMinutes(10));

    assertThat(keys(DigestStores.NEWS)).isEmpty();
    assertThat(keys(DigestStores.EDITIONS)).isEmpty();
  }

  @Test
  void aWatchWithoutAnArticleForAMonthGetsNoFurtherDigest() {
    start(
        TestConfigs.with(
            TestConfigs.of(PROMPT), TestConfigs.digest("08:00", DailyDigest.Empty.SEND, "a")));
    add(article("1"));
    now = Instant.parse("2025-02-13T07:00:00Z");
    driver.advanceWallClockTime(Duration.ofMinutes(10));
    now = now.plus(Duration.ofDays(28));
    driver.advanceWallClockTime(Duration.ofMinutes(10));
    assertThat(notifications().readValuesToList()).hasSize(3);

    now = now.plus(Duration.ofDays(3));
    driver.advanceWallClockTime(Duration.ofMinutes(10));
    notifications().readValuesToList();
    now = now.plus(Duration.ofDays(1));
    driver.advanceWallClockTime(Duration.ofMinutes(10));

    assertThat(notifications().isEmpty()).isTrue();
    assertThat(keys(DigestStores.EDITIONS)).isEmpty();
  }

  private void start(Route... routes) {
    start(TestConfigs.of(routes));
  }

  private void start(AlertsConfig initial) {
    config = initial;
    var metrics = new AlertsMetrics(meters);
    var cluster = new Cluster(new Connection("nowhere:9092"), topics, "1");
    var properties = StreamsSettings.of(cluster, dir, 0, meters);
    // why: the driver hides records of transactions that aren't committed yet.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    driver =
        new TopologyTestDriver(
            AlertsTopology.build(() -> config, topics, () -> now, finalFlush, metrics), properties);
  }

  private void add(TestMention sample) {
    Mention mention = sample.mention();
    mentions().pipeInput(mention.key(), mention);
  }

  private TestInputTopic<String, Mention> mentions() {
    var topic = topics.mentions();
    return driver.createInputTopic(
        topic.name(), new StringSerializer(), topic.values().serializer());
  }

  private TestOutputTopic<String, Notification> notifications() {
    var topic = topics.notifications();
    return driver.createOutputTopic(
        topic.name(), new StringDeserializer(), topic.values().deserializer());
  }

  private List<String> keys(String store) {
    List<String> keys = new java.util.ArrayList<>();
    try (var all = driver.getKeyValueStore(store).all()) {
      all.forEachRemaining(each -> keys.add((String) each.key));
    }
    return keys;
  }

  private double count(String name) {
    return meters.find(name).counters().stream().mapToDouble(each -> each.count()).sum();
  }
}
