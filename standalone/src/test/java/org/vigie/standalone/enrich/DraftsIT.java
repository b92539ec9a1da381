package org.vigie.standalone.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.LatestRecords;
import org.vigie.sandbox.FakeSlack;
import org.vigie.standalone.GrowingFeeds;
import org.vigie.standalone.JavaProcess;
import org.vigie.standalone.TestBroker;

/** The life of a tag in a running program: it is tried as a draft, then live, then retired. */
class DraftsIT {
  /** A process starts, and applies a changed file, in seconds; but the machine may be busy. */
  private static final Duration WITHIN = Duration.ofMinutes(2);

  private static final Pattern PAGE = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");
  private static final Pattern DRAFTS =
      Pattern.compile(
          "vigie_enrich_drafts_total\\{(?=.*tag=\"eel\")(?=.*watch=\"rivers\").*} (.*)");

  @TempDir private Path folder;
  private final Cluster cluster = TestBroker.cluster(1);
  private final GrowingFeeds feeds = new GrowingFeeds();
  private final FakeSlack slack = new FakeSlack(InstantSource.system(), "#presse");
  private int articles;
  private Process vigie;

  @BeforeEach
  void start() throws IOException {
    write(
        "feeds.yaml",
        """
        defaults: { allowPrivate: true, every: 1s, fullText: false }
        outlets:
          - { id: gazette, name: Gazette, domain: gazette.example, language: en, feeds: ["%s"] }
        """
            .formatted(feeds.url("gazette")));
    FakeSlack.writeToken(folder.resolve("token"));
    write(
        "alerts.yaml",
        """
        timeZone: UTC
        slack: { baseUrl: "%s", tokenFile: token, pause: 0s }
        channels: { presse: { slack: "#presse" } }
        routes: [{ to: [presse], groupWait: 0, groupInterval: 0 }]
        """
            .formatted(slack.baseUrl()));
    watch("draft");
    vigie =
        JavaProcess.vigie(
            folder.resolve("out"),
            "run",
            "--kafka",
            cluster.bootstrap(),
            "--topic-prefix",
            cluster.topics().prefix(),
            "--partitions",
            "1",
            "--config",
            folder.toString(),
            "--data",
            folder.resolve("data").toString(),
            "--listen",
            "127.0.0.1:0");
  }

  @AfterEach
  void stop() throws InterruptedException {
    vigie.destroy();
    vigie.waitFor();
    feeds.close();
    slack.close();
  }

  @Test
  void aDraftIsCountedAndToldToNobodyUntilItIsLive() throws Exception {
    String onTrial = publish("Eels return to the weir");
    String live = publish("Salmon leap at the mill");
    await().atMost(WITHIN).until(() -> isTold(live));
    await().atMost(WITHIN).until(() -> counted().equals("1.0"));
    assertThat(isTold(onTrial)).isFalse();
    assertThat(values(cluster.topics().mentions()))
        .allSatisfy((_, mention) -> assertThat(mention.tagIds()).containsExactly("salmon"))
        .hasSize(1);
    assertThat(values(cluster.topics().stories())).hasSize(1);

    watch("live");
    // why: a changed rule is valid only some seconds later, for articles that come then.
    await()
        .atMost(WITHIN)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              publish("Eels return to the pond");
              return isTold("Eels return to the pond");
            });
    String counted = counted();
    String second = publish("Eels return to the mill");
    await().atMost(WITHIN).until(() -> isTold(second));
    assertThat(counted()).as("a live tag is no draft").isEqualTo(counted);
    assertThat(isTold(onTrial)).as("an article from before the change").isFalse();

    watch("retired");
    await()
        .atMost(WITHIN)
        .until(
            () ->
                values(cluster.topics().watches()).values().stream()
                    .anyMatch(item -> item.key().equals("rivers/tag/eel/3") && item.retired()));
  }

  /** Adds an article to the feed, with a number in its title. Returns the title. */
  private String publish(String title) {
    String numbered = "Part " + ++articles + ": " + title;
    feeds.add("gazette", "a" + articles, numbered, "Nothing more is known.");
    return numbered;
  }

  private boolean isTold(String title) {
    return slack.messages().stream().anyMatch(each -> each.text().contains(title));
  }

  /** Returns the number of articles that the draft would have tagged, as the metric says it. */
  private String counted() throws IOException, InterruptedException {
    var page = PAGE.matcher(Files.readString(folder.resolve("out")));
    if (!page.find()) {
      return "";
    }
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(page.group() + "metrics")).build();
      var drafts = DRAFTS.matcher(client.send(request, BodyHandlers.ofString()).body());
      return drafts.find() ? drafts.group(1) : "";
    }
  }

  private <V> Map<String, V> values(Topic<V> topic) {
    Map<String, V> values = new HashMap<>();
    LatestRecords.of(cluster, topic).values().forEach(values::putAll);
    return values;
  }

  private void watch(String status) throws IOException {
    write(
        "watch.yaml",
        """
        watch: rivers
        organisation: { name: River Trust }
        tags:
          - { id: salmon, rules: [salmon] }
          - { id: eel, rules: [eel*], status: %s }
        """
            .formatted(status));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
