package org.vigie.alerts.stream;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alerts.decide.TestMention.article;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.AlertsConfig.DailyDigest.Empty;
import org.vigie.alerts.config.Match;
import org.vigie.alerts.decide.Digests.Edition;
import org.vigie.alerts.decide.Groups.News;
import org.vigie.alerts.decide.TestConfigs;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.topics.JsonSerde;

class StoredDigestsTest {
  private static final Instant YESTERDAY = Instant.parse("2025-02-11T07:00:00Z");
  private static final Instant NOW = Instant.parse("2025-02-12T07:00:00Z");
  private AlertsConfig config = with("08:00", "a", "b");

  private final MockProcessorContext<String, Notification> context = new MockProcessorContext<>();
  private final KeyValueStore<String, Edition> editions = store("editions", Edition.class);
  private final KeyValueStore<String, Mention> news = store("news", Mention.class);
  private final List<Notification> sent = new ArrayList<>();

  @Test
  void takesOverTheStateOfAVersionThatNamedDigestsByTheirPosition() {
    for (int position = 1; position <= 3; position++) {
      editions.put("cesia/digest-" + position, new Edition(YESTERDAY, YESTERDAY));
      news.put("cesia/digest-" + position + "/" + position, article("" + position).mention());
    }

    StoredDigests digests = open();
    assertThat(digests.next()).hasValue(NOW);
    digests.flush(NOW, true);

    assertThat(sent)
        .extracting(each -> each.channel() + each.mentions().getFirst().article().id())
        .containsExactlyInAnyOrder("a1", "b2");
    assertThat(keys(editions)).containsExactly("cesia/digest-to-a", "cesia/digest-to-b");
    assertThat(keys(news)).isEmpty();
    assertThat(digests.next()).hasValue(Instant.parse("2025-02-13T07:00:00Z"));
  }

  @Test
  void aDigestTellsWhatItsArticlesSayNow() {
    StoredDigests digests = open();
    digests.add(article("1").mention(), News.NEW, false, NOW);
    digests.add(article("2").mention(), News.NEW, false, NOW);

    digests.add(article("1").revision(2).tagged("x", "y").mention(), News.NONE, false, NOW);
    digests.add(article("2").revision(2).tagged().mention(), News.NONE, true, NOW);
    digests.add(article("3").revision(2).mention(), News.NONE, false, NOW);

    assertThat(keys(news))
        .filteredOn(key -> key.startsWith("cesia/"))
        .containsExactly("cesia/digest-to-a/1", "cesia/digest-to-b/1");
    assertThat(news.get("cesia/digest-to-a/1").tagIds()).containsExactly("x", "y");
  }

  @Test
  void anArticleThatWasWithdrawnWhenADigestWasDueIsInTheNextOne() {
    StoredDigests digests = open();
    digests.add(article("1").mention(), News.NEW, false, NOW);
    digests.add(article("1").revision(2).tagged().mention(), News.NONE, true, NOW);
    digests.flush(NOW.plus(Duration.ofDays(1)), true);
    assertThat(sent).isEmpty();

    digests.add(article("1").revision(3).mention(), News.NONE, false, NOW.plus(Duration.ofDays(1)));
    digests.flush(NOW.plus(Duration.ofDays(2)), true);

    assertThat(sent).extracting(Notification::channel).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void anArticleThatADigestHadIsInTheNextOneOnlyIfItsStrongerPickupComesBack() {
    StoredDigests digests = open();
    for (String id : List.of("1", "2")) {
      digests.add(article(id).takes(Kind.MENTION).mention(), News.NEW, false, NOW);
    }
    digests.flush(NOW.plus(Duration.ofDays(1)), true);
    sent.clear();

    for (String id : List.of("1", "2")) {
      var quote = article(id).takes(Kind.QUOTE).revision(2).mention();
      digests.add(quote, News.STRONGER, false, NOW);
      digests.add(article(id).revision(3).tagged().mention(), News.NONE, true, NOW);
      digests.add(article(id).takes(Kind.MENTION).revision(4).mention(), News.NONE, false, NOW);
    }
    digests.add(article("2").takes(Kind.QUOTE).revision(5).mention(), News.NONE, false, NOW);
    digests.flush(NOW.plus(Duration.ofDays(2)), true);

    assertThat(sent)
        .flatExtracting(Notification::mentions)
        .extracting(each -> each.article().id())
        .containsExactly("2", "2");
    digests.expire(_ -> true, Instant.MAX);
    assertThat(keys(news)).isEmpty();
  }

  @Test
  void anArticleThatADigestHadIsNotInTheNextOneIfItsStrongerPickupIsTakenBack() {
    StoredDigests digests = open();
    digests.add(article("1").takes(Kind.MENTION).mention(), News.NEW, false, NOW);
    digests.flush(NOW.plus(Duration.ofDays(1)), true);
    sent.clear();

    var quote = article("1").takes(Kind.QUOTE).revision(2).mention();
    digests.add(quote, News.STRONGER, false, NOW);
    digests.add(article("1").takes(Kind.MENTION).revision(3).mention(), News.NONE, false, NOW);
    digests.flush(NOW.plus(Duration.ofDays(2)), true);

    assertThat(sent).isEmpty();
  }

  @Test
  void aPickupThatStaysStrongerThanTheLastDigestsIsInTheNextOne() {
    StoredDigests digests = open();
    digests.add(article("1").takes(Kind.MENTION).mention(), News.NEW, false, NOW);
    digests.flush(NOW.plus(Duration.ofDays(1)), true);
    sent.clear();

    digests.add(article("1").takes(Kind.QUOTE).revision(2).mention(), News.STRONGER, false, NOW);
    digests.add(article("1").takes(Kind.REPRINT).revision(3).mention(), News.STRONGER, false, NOW);
    digests.add(article("1").revision(4).tagged().mention(), News.NONE, true, NOW);
    digests.add(article("1").takes(Kind.QUOTE).revision(5).mention(), News.NONE, false, NOW);
    digests.flush(NOW.plus(Duration.ofDays(2)), true);

    assertThat(sent).extracting(Notification::channel).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aRenamedDigestAlsoHasWhatWasSetAside() {
    StoredDigests digests = open();
    digests.add(article("0").mention(), News.NEW, false, NOW);
    digests.add(article("1").mention(), News.NEW, false, NOW);
    digests.add(article("1").revision(2).tagged().mention(), News.NONE, true, NOW);

    config = with("08:00", "press", "team");
    digests.expire(_ -> true, NOW);
    digests.add(article("1").revision(3).mention(), News.NONE, false, NOW);
    digests.flush(NOW.plus(Duration.ofDays(1)), true);

    assertThat(sent)
        .allSatisfy(each -> assertThat(requireNonNull(each.digest()).articles()).isEqualTo(2));
  }

  @Test
  void aWithdrawnArticleIsForgottenInTheEnd() {
    StoredDigests digests = open();
    digests.add(article("1").mention(), News.NEW, false, NOW);
    digests.add(article("2").mention(), News.NEW, false, NOW);
    digests.add(article("1").seen(NOW).revision(2).tagged().mention(), News.NONE, true, NOW);
    digests.expire(_ -> true, NOW);
    assertThat(keys(news)).hasSize(4);

    digests.expire(_ -> true, NOW.plusSeconds(1));

    assertThat(keys(news)).containsExactly("cesia/digest-to-a/2", "cesia/digest-to-b/2");
  }

  @Test
  void aDigestWhoseChannelIsRenamedTellsWhatItHadCollectedOnce() {
    StoredDigests digests = open();
    digests.add(article("1").mention(), News.NEW, false, NOW);

    config = with("08:00", "a", "press");
    digests.expire(_ -> true, NOW);
    digests.add(article("2").mention(), News.NEW, false, NOW);
    digests.flush(NOW.plus(Duration.ofDays(1)), true);
    digests.flush(NOW.plus(Duration.ofDays(2)), true);

    assertThat(sent).extracting(Notification::channel).containsExactlyInAnyOrder("a", "press");
    assertThat(sent)
        .allSatisfy(each -> assertThat(requireNonNull(each.digest()).articles()).isEqualTo(2));
    assertThat(keys(editions)).containsExactly("cesia/digest-to-a", "cesia/digest-to-press");
    assertThat(keys(news)).isEmpty();
  }

  @Test
  void aRenamedDigestIsDueAlsoIfNoArticleComes() {
    open().add(article("1").mention(), News.NEW, false, NOW);
    config = with("08:00", "press", "team");

    StoredDigests digests = open();
    assertThat(digests.next()).hasValue(NOW);
    digests.flush(NOW, true);

    assertThat(digests.next()).hasValue(NOW.plus(Duration.ofDays(1)));
    assertThat(keys(news)).hasSize(2);
  }

  @Test
  void aDigestThatIsDueAgainAfterTheClockIsSetBackIsNotTheOneThatWasSentTooEarly() {
    StoredDigests digests = open();
    digests.add(article("1").mention(), News.NEW, false, NOW);
    digests.flush(NOW.plus(Duration.ofDays(1)), true);
    digests.flush(NOW.plusSeconds(60), true);
    digests.add(article("2").mention(), News.NEW, false, NOW.plusSeconds(60));

    digests.flush(NOW.plus(Duration.ofDays(1)), true);

    assertThat(sent).extracting(Notification::decided).containsOnly(NOW.plus(Duration.ofDays(1)));
    assertThat(sent).extracting(Notification::id).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void aDigestOfAnotherHourDoesNotTakeOverWhatARemovedOneHadCollected() {
    StoredDigests digests = open();
    digests.add(article("1").mention(), News.NEW, false, NOW);

    config = with("18:00", "press");
    digests.expire(_ -> true, NOW);

    assertThat(keys(editions)).isEmpty();
    assertThat(keys(news)).isEmpty();
  }

  private static AlertsConfig with(String at, String... channels) {
    return TestConfigs.with(
        TestConfigs.of(TestConfigs.route(1, Match.ALL, channels)),
        Stream.of(channels)
            .map(each -> TestConfigs.digest(at, Empty.SKIP, each))
            .toArray(AlertsConfig.DailyDigest[]::new));
  }

  private StoredDigests open() {
    var metrics = new AlertsMetrics(new SimpleMeterRegistry());
    return new StoredDigests(context, () -> config, NOW, _ -> null, metrics, sent::add);
  }

  private <V> KeyValueStore<String, V> store(String name, Class<V> values) {
    KeyValueStore<String, V> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(name), Serdes.String(), JsonSerde.of(values))
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
    return store;
  }

  private static List<String> keys(KeyValueStore<String, ?> store) {
    List<String> keys = new ArrayList<>();
    try (var all = store.all()) {
      all.forEachRemaining(each -> keys.add(each.key));
    }
    return keys;
  }
}
