package org.vigie.standalone.dashboard;

import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.Dashboard;
import org.vigie.enrich.Enrich;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.events.Article;
import org.vigie.events.ChannelState;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Failure;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Attempt;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.events.topics.Json;
import org.vigie.events.topics.PendingNotification;
import org.vigie.events.topics.Topic;
import org.vigie.health.Health;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.TestBroker;
import tools.jackson.databind.node.ObjectNode;

/** A dashboard over topics that enrich fills from articles, and tests with feeds. */
final class Newsroom implements AutoCloseable {
  /** The one outlet of tier 1. */
  static final String MAJOR = "herald";

  static final String RELEASE =
      "Le sommet de Paris ressemble à une conférence sur le climat que la France aurait transformée"
          + " en foire au pétrole, regrette le CeSIA, qui demande aux États de parler enfin des"
          + " risques. Il demande surtout que le nouvel institut chargé d'évaluer les modèles"
          + " reçoive un budget, des chercheurs et le droit de refuser une mise sur le marché.";

  final Cluster cluster = TestBroker.cluster(2);
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Enrich enrich;
  private final Dashboard dashboard;

  private Newsroom(Path state) throws InterruptedException {
    cluster.createTopics();
    InstantSource clock = InstantSource.system();
    enrich = new Enrich(cluster, watch(), state, clock, metrics);
    dashboard =
        new Dashboard(
            cluster,
            new InetSocketAddress("127.0.0.1", 0),
            null,
            clock,
            metrics::scrape,
            new Health(clock));
  }

  static Newsroom open(Path state) throws Exception {
    var newsroom = new Newsroom(state);
    newsroom.enrich.start();
    newsroom.dashboard.start();
    return newsroom;
  }

  String page() {
    return dashboard.url();
  }

  void publish(String id, String outlet, String title, String text) throws Exception {
    publish(id, outlet, title, text, Duration.ofMinutes(2));
  }

  /** Publishes an article that is found now; {@code age} is the time since its outlet had it. */
  void publish(String id, String outlet, String title, String text, Duration age) throws Exception {
    send(cluster.topics().articles(), id, article(id, outlet, title, text, age));
  }

  /** Publishes the sentence in which an article of a story took the release. */
  void quote(String id, String outlet, String story, String snippet, List<String> surfaces)
      throws Exception {
    quote(id, outlet, story, snippet, surfaces, "Ours: " + snippet);
  }

  /** Publishes the sentence of an article of a story, and the sentence of ours that it restates. */
  void quote(
      String id,
      String outlet,
      String story,
      String snippet,
      List<String> surfaces,
      String restated)
      throws Exception {
    Article article = article(id, outlet, "", "", Duration.ofMinutes(2));
    Pickup pickup =
        new Pickup("sommet", Pickup.Kind.QUOTE, 0.1, 0.1, 1, false, List.of())
            .shownBy(snippet, surfaces, restated);
    var mention = new Mention("cesia", article, List.of(), pickup, story, null, null, false);
    send(cluster.topics().mentions(), mention.key(), mention);
  }

  private static Article article(
      String id, String outlet, String title, String text, Duration age) {
    String url = "https://" + outlet + ".example/" + id;
    Instant now = Instant.now();
    return new Article(
        id,
        url,
        url,
        title,
        "",
        text,
        List.of(),
        List.of(),
        new Outlet(outlet, outlet, outlet + ".example", "FR", outlet.equals(MAJOR) ? 1 : 2),
        "fr",
        now.minus(age),
        null,
        now,
        outlet,
        null,
        1,
        List.of(),
        null);
  }

  void feed(String id, @Nullable Failure failure) throws Exception {
    Instant now = Instant.now();
    String url = "https://" + id + ".example/rss";
    var outlet = new Outlet(id, id, id + ".example", "FR", 2);
    send(
        cluster.topics().feeds(),
        id,
        new Feed(id, url, outlet, "fr", null, false, false, "Vigie/1"));
    var state =
        new FeedState(
            id,
            url,
            url,
            null,
            null,
            null,
            now,
            now,
            now,
            now.plusSeconds(300),
            Duration.ofMinutes(5),
            failure == null ? Outcome.FRESH : Outcome.FAILED,
            failure,
            failure == null ? 0 : 3,
            List.of(),
            null);
    send(cluster.topics().feedStates(), id, state);
  }

  /** Publishes the state of a channel. */
  void channel(String id, ChannelState.State state, @Nullable String why, int waiting)
      throws Exception {
    Instant now = Instant.now();
    var changed = new ChannelState(id, state, why, now.minusSeconds(600), waiting, now);
    send(cluster.topics().channelStates(), id, changed);
  }

  /** Publishes that a mail about a story was sent, and what is known of the last call. */
  void mail(String id, String channel, String story, @Nullable Attempt attempt) throws Exception {
    Instant now = Instant.now();
    Notification sent =
        PendingNotification.of(id, channel, story, Notification.Kind.FIRST, now)
            .settled(Notification.State.SENT, now, "<" + id + "@example.org>", null)
            .attempted(attempt);
    send(cluster.topics().notifications(), id, sent);
  }

  /** Publishes that quiet hours hold an alert about a story until a time. */
  void held(String id, String channel, String story, Instant until) throws Exception {
    Notification pending =
        PendingNotification.of(id, channel, story, Notification.Kind.FIRST, Instant.now());
    ObjectNode json = Json.MAPPER.valueToTree(pending);
    json.put("state", "HELD").put("heldUntil", until.toString());
    Notification held = Json.MAPPER.treeToValue(json, Notification.class);
    send(cluster.topics().notifications(), id, held);
  }

  /** Returns the id of the story with a title, or waits for the story. */
  String story(String title) {
    var uri = URI.create(page() + "api/board");
    try (var http = HttpClient.newHttpClient()) {
      return await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                var request = HttpRequest.newBuilder(uri).build();
                String board = http.send(request, BodyHandlers.ofString()).body();
                return Json.MAPPER
                    .readTree(board)
                    .get("stories")
                    .valueStream()
                    .filter(each -> each.get("title").asString().equals(title))
                    .map(each -> each.get("id").asString())
                    .findFirst()
                    .orElse("");
              },
              id -> !id.isEmpty());
    }
  }

  private <V> void send(Topic<V> topic, String key, V value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            cluster.clientProperties(), new StringSerializer(), topic.values().serializer())) {
      producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
    }
  }

  @Override
  public void close() {
    dashboard.close();
    enrich.close();
  }

  /** Lets the watch's days begin in another time zone. */
  void moveTo(String zone) throws Exception {
    Organisation moved = organisation(2, zone);
    send(cluster.topics().watches(), moved.key(), moved);
  }

  private static Organisation organisation(int version, String zone) {
    return new Organisation(
        "cesia",
        "cesia",
        version,
        Instant.EPOCH,
        false,
        "CeSIA",
        List.of("securite-ia.example"),
        List.of("cesia"),
        zone,
        WatchItem.Names.NONE);
  }

  private static WatchConfig watch() {
    var release =
        new Release(
            "cesia",
            "sommet",
            1,
            Instant.EPOCH,
            false,
            Instant.now().minusSeconds(3600),
            List.of(new ReleaseText("fr", "Après le sommet", RELEASE)),
            List.of(),
            List.of());
    return new WatchConfig(
        "cesia",
        organisation(1, "Europe/Paris"),
        List.of(tag("cesia", "CeSIA"), tag("inesia", "INESIA & <i>compagnie</i>")),
        List.of(release),
        List.of());
  }

  private static TagRules tag(String id, String name) {
    var rule = new Rule(id + "#1", "plain:" + id, List.of());
    return new TagRules("cesia", id, 1, Instant.EPOCH, false, name, false, List.of(rule), Map.of());
  }
}
