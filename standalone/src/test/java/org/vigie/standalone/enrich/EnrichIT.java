package org.vigie.standalone.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.enrich.Enrich;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.events.Article;
import org.vigie.events.Count;
import org.vigie.events.Mention;
import org.vigie.events.Outlet;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.TestBroker;
import org.vigie.standalone.ingest.Written;

class EnrichIT {
  private static final int PARTITIONS = 2;
  private static final String TOPIC = "__streams.errors.topic";
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path state;
  private final Cluster cluster = TestBroker.cluster(PARTITIONS);
  private final Written written = new Written(cluster);
  private final List<Enrich> started = new ArrayList<>();

  @BeforeEach
  void makeTopics() throws InterruptedException {
    cluster.createTopics();
  }

  @AfterEach
  void closeAll() {
    started.forEach(Enrich::close);
  }

  @Test
  void everyArticleThatConcernsTheWatchBecomesAMentionWhateverItsPartition() throws Exception {
    start("inesia");
    for (int n = 0; n < 20; n++) {
      publish("a" + n, "journal" + n + ".example", "L'INESIA, sujet numéro " + n);
      publish("b" + n, "journal" + n + ".example", "Il pleut sur la ville " + n);
    }
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(read(cluster.topics().mentions())).hasSize(20));
    assertThat(partitions(cluster.topics().mentions())).as("a watch has one partition").hasSize(1);
    await().atMost(SOON).untilAsserted(() -> assertThat(articles()).isEqualTo(20));
  }

  @Test
  void changedRuleIsAppliedWhileRunning() throws Exception {
    Enrich enrich = start("inesia");
    enrich.apply(watch("institut"));
    Instant valid = Instant.now().plusSeconds(2);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              String id = "n" + System.nanoTime();
              publish(id, "journal.example", "Un institut numéro " + id);
              assertThat(read(cluster.topics().mentions())).isNotEmpty();
            });
    assertThat(Instant.now()).isAfter(valid.minusSeconds(1));
    assertThat(read(cluster.topics().mentions()).getFirst().tags().getFirst().version())
        .isEqualTo(2);
  }

  @Test
  void watchIsInEveryPartitionAndPublishedOnce() {
    start("inesia").close();
    start("inesia").close();
    assertThat(written.records(cluster.topics().watches()))
        .hasSize(2 * PARTITIONS)
        .allMatch(item -> item.timestamp() == 0)
        .extracting(ConsumerRecord::partition)
        .containsOnly(0, 1);
  }

  @Test
  void knowsAfterARestartWhatItKnewBefore() throws Exception {
    Enrich first = start("inesia");
    String text =
        "L'INESIA a présenté mardi à Troyes ses épreuves pour les logiciels qui trient".repeat(3);
    publish("a", "journal.example", text);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(read(cluster.topics().mentions())).hasSize(1));
    first.close();
    start("inesia");
    publish("a", "journal.example", text);
    publish("b", "gazette.example", text);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(read(cluster.topics().mentions())).hasSize(2));
    Mention copy = read(cluster.topics().mentions()).getLast();
    assertThat(copy.copyOf()).isEqualTo("a");
    await().atMost(SOON).untilAsserted(() -> assertThat(articles()).isEqualTo(2));
  }

  @Test
  void recordThatIsNoArticleGoesToTheDeadLetters() throws Exception {
    start("inesia");
    byte[] poison = "no article".getBytes(UTF_8);
    try (var producer =
        new KafkaProducer<>(
            cluster.clientProperties(), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(cluster.topics().articles().name(), "x", poison)).get();
    }
    publish("a", "journal.example", "L'INESIA, encore");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(read(cluster.topics().mentions())).hasSize(1));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(read(cluster.topics().deadLetters())).containsExactly(poison));
  }

  @Test
  void resultThatIsTooLargeGoesToTheDeadLettersAndTheNextArticleIsRead() throws Exception {
    start("inesia NEAR/3 (budget " + "mot ".repeat(4_900) + ")");
    String text = "L'INESIA et son budget. ".repeat(20);
    publish(article("large", "journal.example", text, text, text));
    publish("a", "journal.example", "L'INESIA, son budget");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(read(cluster.topics().mentions()))
                    .extracting(mention -> mention.article().id())
                    .containsExactly("a"));
    assertThat(written.records(cluster.topics().deadLetters()))
        .singleElement()
        .extracting(letter -> new String(letter.headers().lastHeader(TOPIC).value(), UTF_8))
        .isEqualTo(cluster.topics().articles().name());
  }

  private Enrich start(String query) {
    var enrich =
        new Enrich(cluster, watch(query), state, InstantSource.system(), new SimpleMeterRegistry());
    started.add(enrich);
    enrich.start();
    return enrich;
  }

  private void publish(String id, String domain, String title) throws Exception {
    publish(article(id, domain, title, "", ""));
  }

  private void publish(Article article) throws Exception {
    Topic<Article> articles = cluster.topics().articles();
    try (var producer =
        new KafkaProducer<>(
            cluster.clientProperties(), new StringSerializer(), articles.values().serializer())) {
      int partition = Math.floorMod(article.outlet().domain().hashCode(), PARTITIONS);
      producer.send(new ProducerRecord<>(articles.name(), partition, article.id(), article)).get();
    }
  }

  /** The articles counted for the tag, over all days. */
  private int articles() {
    var latest = new HashMap<String, Count>();
    read(cluster.topics().counts()).forEach(count -> latest.put(count.key(), count));
    return latest.values().stream()
        .filter(count -> count.tag().equals("inesia") && count.window() == Count.Window.DAY)
        .mapToInt(Count::articles)
        .sum();
  }

  private <V> List<V> read(Topic<V> topic) {
    return written.records(topic).stream().map(ConsumerRecord::value).toList();
  }

  private List<Integer> partitions(Topic<?> topic) {
    return written.records(topic).stream().map(record -> record.partition()).distinct().toList();
  }

  private static WatchConfig watch(String query) {
    var organisation =
        new Organisation(
            "cesia",
            "cesia",
            1,
            Instant.EPOCH,
            false,
            "CeSIA",
            List.of(),
            List.of(),
            "UTC",
            WatchItem.Names.NONE);
    var rule = new Rule("inesia#1", query, List.of());
    var tag =
        new TagRules(
            "cesia", "inesia", 1, Instant.EPOCH, false, "INESIA", false, List.of(rule), Map.of());
    return new WatchConfig("cesia", organisation, List.of(tag), List.of(), List.of());
  }

  private static Article article(
      String id, String domain, String title, String summary, String text) {
    String url = "https://" + domain + "/" + id;
    Instant now = Instant.now();
    return new Article(
        id,
        url,
        url,
        title,
        summary,
        text,
        List.of(),
        List.of(),
        new Outlet(domain.replace('.', '-'), domain, domain, "FR", 2),
        "fr",
        now,
        null,
        now,
        "feed",
        null,
        1,
        List.of(),
        null);
  }
}
