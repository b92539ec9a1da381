package org.vigie.standalone.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.events.topics.Json;
import org.vigie.ingest.Ingest;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.TestBroker;
import org.vigie.standalone.cli.Vigie;
import tools.jackson.databind.JsonNode;

/** {@code vigie feeds status} shows what polling wrote to Kafka. */
class FeedsStatusIT {
  private final Cluster cluster = TestBroker.cluster(2);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path state;

  @Test
  void showsFailingFeedsFirstWithTheirReason() throws Exception {
    assertThat(status("--json")).isZero();
    assertThat(err.toString(UTF_8)).contains("no feed has been polled here yet");

    cluster.createTopics();
    try (var server = new LoopbackFeeds()) {
      Feed good = feed("good", server.at("/good", LoopbackFeeds.articles("good", 1, 3)));
      Feed bad = feed("bad", server.at("/bad", LoopbackFeeds.status(404)));
      var config = new FeedsConfig(List.of(good, bad), List.of());
      var clock = InstantSource.system();
      try (var ingest = new Ingest(cluster, config, state, clock, new SimpleMeterRegistry())) {
        ingest.pollOnce();
      }
    }

    assertThat(status("--json")).isZero();
    List<JsonNode> lines = out.toString(UTF_8).lines().map(Json.MAPPER::readTree).toList();
    assertThat(lines)
        .extracting(line -> line.path("id").stringValue())
        .containsExactly("bad", "good");
    assertThat(lines)
        .extracting(line -> line.path("status").stringValue())
        .containsExactly("FAILING", "SILENT"); // The articles are of 2025.
    assertThat(lines.getFirst().path("failure").stringValue()).isEqualTo("HTTP status: 404");
    assertThat(lines.getLast().path("next").stringValue()).isNotEmpty();
    assertThat(lines.getLast().path("whole").doubleValue()).isZero();
    assertThat(lines.getFirst().path("whole").isNull()).isTrue();

    out.reset();
    assertThat(status()).isZero();
    assertThat(out.toString(UTF_8))
        .contains("STATE", "WHOLE", " 0 % ", "HTTP status: 404 (once, never read; bad)")
        .contains("2 feeds: ", "1 silent", "1 failing");

    showsTheFeedsOfAFolder(lines.getFirst().path("url").stringValue());
  }

  @Test
  void lastNewsIsTheDateOfTheNewestArticleNotTheTimeOfAPoll() throws InterruptedException {
    cluster.createTopics();
    Instant start = Instant.now();
    try (var server = new LoopbackFeeds()) {
      Feed dated = feed("dated", server.at("/dated", LoopbackFeeds.articles("dated", 1, 3)));
      Feed empty = feed("empty", server.at("/empty", LoopbackFeeds.articles("empty", 1, 0)));
      Feed undated = feed("undated", server.at("/undated", withoutDate()));
      var config = new FeedsConfig(List.of(dated, empty, undated), List.of());
      // why: the second start finds the feeds unchanged.
      for (int starts = 0; starts < 2; starts++) {
        var metrics = new SimpleMeterRegistry();
        try (var ingest = new Ingest(cluster, config, state, InstantSource.system(), metrics)) {
          ingest.pollOnce();
        }
      }
    }

    assertThat(status("--json")).isZero();
    assertThat(newest("dated").stringValue()).isEqualTo("2025-02-12T09:00:00Z");
    assertThat(newest("empty").isNull()).isTrue();
    assertThat(Instant.parse(newest("undated").stringValue())).isAfterOrEqualTo(start);

    out.reset();
    assertThat(status()).isZero();
    assertThat(out.toString(UTF_8).lines())
        .anySatisfy(line -> assertThat(line).matches("silent +dated +\\d+ d ago .*"))
        .anySatisfy(line -> assertThat(line).matches("fresh +empty +– .*"))
        .anySatisfy(line -> assertThat(line).matches("fresh +undated +\\d+ s ago .*"));
  }

  private JsonNode newest(String feed) {
    return out.toString(UTF_8)
        .lines()
        .map(Json.MAPPER::readTree)
        .filter(line -> line.path("id").stringValue().equals(feed))
        .map(line -> line.path("newest"))
        .findFirst()
        .orElseThrow();
  }

  private static HttpHandler withoutDate() {
    String item =
        "<item><title>One</title><link>https://undated.example/1</link><description>%s</description></item>"
            .formatted("Words of one. ".repeat(120));
    return LoopbackFeeds.body(
        "application/rss+xml",
        "<rss version=\"2.0\"><channel><title>U</title>%s</channel></rss>"
            .formatted(item)
            .getBytes(UTF_8));
  }

  private void showsTheFeedsOfAFolder(String bad) throws IOException {
    Path config = Files.createDirectories(state.resolve("config"));
    Files.writeString(
        config.resolve("feeds.yaml"),
        """
        searches:
          - { id: bad, url: "%s", allowPrivate: true }
          - { id: new, url: "https://news.example/rss" }
        """
            .formatted(bad));
    out.reset();

    assertThat(status("--json", "--config", config.toString())).isZero();

    assertThat(out.toString(UTF_8).lines().map(Json.MAPPER::readTree))
        .extracting(line -> line.path("id").stringValue() + line.path("status").stringValue())
        .containsExactly("badFAILING", "newWAITING");
  }

  private int status(String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "feeds",
                "status",
                "--kafka",
                cluster.bootstrap(),
                "--topic-prefix",
                cluster.topics().prefix()));
    arguments.addAll(List.of(more));
    return Vigie.line(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .execute(arguments.toArray(String[]::new));
  }

  private static Feed feed(String name, String url) {
    var outlet = new Outlet(name, name, name + ".example", null, 3);
    return new Feed(name, url, outlet, "en", null, false, true, "Vigie/1");
  }
}
