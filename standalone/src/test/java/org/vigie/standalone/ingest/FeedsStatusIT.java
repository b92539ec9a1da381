package org.vigie.standalone.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
