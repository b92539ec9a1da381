package org.vigie.standalone.ingest;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.events.topics.Json;
import org.vigie.ingest.Ingest;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.poll.PollSummary;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.SharedFolder;
import org.vigie.standalone.TestBroker;
import tools.jackson.databind.JsonNode;

/** The labelled articles as twelve feeds with one quirk each. */
class DevsetFeedsIT {
  @TempDir private Path folder;

  @Test
  void eachArticleOfTheManifestIsPublishedOnceInTwoPolls() throws Exception {
    Path feeds = SharedFolder.resolve("corpora/devset/feeds");
    JsonNode manifest = Json.MAPPER.readTree(Files.readString(feeds.resolve("manifest.json")));
    Cluster cluster = TestBroker.cluster(4);
    cluster.createTopics();
    try (var server = new LoopbackFeeds()) {
      FeedsConfig config = serve(server, feeds, manifest);

      PollSummary first = pollOnce(cluster, config);
      List<Article> articles = new Written(cluster).articles();
      PollSummary second = pollOnce(cluster, config);

      assertThat(urls(articles, server)).isEqualTo(canonical(manifest));
      // the aggregator gives seven articles other addresses; enrich recognises them
      assertThat(first).isEqualTo(new PollSummary(12, 12, 1, 0, 98, 7, 87, 4));
      assertThat(articles).hasSize(91);
      assertThat(revised(articles)).isEqualTo(updated(manifest));
      assertThat(second).isEqualTo(new PollSummary(12, 12, 12, 0, 0, 0, 0, 0));
      assertThat(new Written(cluster).articles()).hasSize(91);
    }
  }

  private PollSummary pollOnce(Cluster cluster, FeedsConfig config) throws InterruptedException {
    try (var ingest =
        new Ingest(cluster, config, folder, InstantSource.system(), new SimpleMeterRegistry())) {
      return ingest.pollOnce();
    }
  }

  private static FeedsConfig serve(LoopbackFeeds server, Path feeds, JsonNode manifest)
      throws IOException {
    List<Feed> configured = new ArrayList<>();
    List<Outlet> outlets = new ArrayList<>();
    for (JsonNode each : manifest.path("feeds")) {
      String file = each.path("file").stringValue();
      String type = each.path("content_type").stringValue("text/xml");
      String url =
          server.at("/" + file, LoopbackFeeds.body(type, Files.readAllBytes(feeds.resolve(file))));
      String id = file.replaceAll("\\..*", "");
      @Nullable Outlet outlet =
          id.contains("google") ? null : new Outlet(id, id, id + ".example", "FR", 2);
      if (outlet != null) {
        outlets.add(outlet);
      }
      configured.add(new Feed(id, url, outlet, null, null, false, true, "Vigie/1 (test)"));
    }
    return new FeedsConfig(configured, outlets);
  }

  /** Addresses; relative ones are resolved against the feed's real site. */
  private static Set<String> urls(List<Article> articles, LoopbackFeeds server) {
    return articles.stream()
        .map(article -> article.url().replace(server.url("/"), "https://noguid.example/"))
        .filter(url -> !url.startsWith("https://news.google.com/"))
        .collect(toSet());
  }

  private static Set<String> canonical(JsonNode manifest) {
    return manifest.path("items").properties().stream()
        .map(item -> item.getValue().path("canonical_url").stringValue())
        .collect(toSet());
  }

  private static Set<String> revised(List<Article> articles) {
    return articles.stream()
        .filter(article -> article.revision() == 2)
        .map(Article::url)
        .collect(toSet());
  }

  private static Set<String> updated(JsonNode manifest) {
    for (JsonNode feed : manifest.path("feeds")) {
      if (feed.path("file").stringValue().startsWith("12-")) {
        return feed.path("duplicates_of")
            .valueStream()
            .map(id -> manifest.path("items").path(id.stringValue()))
            .map(item -> item.path("canonical_url").stringValue())
            .collect(toSet());
      }
    }
    return Set.of();
  }
}
