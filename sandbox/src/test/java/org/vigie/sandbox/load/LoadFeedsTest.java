package org.vigie.sandbox.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoadFeedsTest {
  private static final Instant NOON = Instant.parse("2025-02-12T12:00:00Z");

  @Test
  void listsTheNewestEntriesOfEachFeed() {
    try (var feeds = feeds()) {
      feeds.publish(15, NOON);
      feeds.publish(10, NOON.plusSeconds(3600));

      assertThat(new String(feeds.feed(1), UTF_8).split("<item>")).hasSize(LoadFeeds.LISTED + 1);
      assertThat(new String(feeds.feed(1), UTF_8))
          .contains(LoadFeeds.link(1, 24) + "<", LoadFeeds.link(1, 5) + "<")
          .doesNotContain(LoadFeeds.link(1, 4) + "<");
    }
  }

  @Test
  void answersNotModifiedUntilAFeedHasNewEntries() throws Exception {
    try (var feeds = feeds()) {
      feeds.publish(5, NOON);
      HttpResponse<String> first = get(feeds, "");
      String etag = first.headers().firstValue("ETag").orElseThrow();
      feeds.publish(0, NOON);
      assertThat(feeds.served()).isZero();

      assertThat(get(feeds, etag).statusCode()).isEqualTo(304);
      assertThat(feeds.served()).isEqualTo(1);
      feeds.publish(1, NOON);
      assertThat(get(feeds, etag).statusCode()).isEqualTo(200);
    }
  }

  private static LoadFeeds feeds() {
    return new LoadFeeds(seed -> new LoadText("Titre " + seed, "<p>Texte</p>"), 2);
  }

  private static HttpResponse<String> get(LoadFeeds feeds, String etag) throws Exception {
    String url = feeds.configuration("1h").replaceAll("(?s).*\"(http[^\"]*/0)\".*", "$1");
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(url)).header("If-None-Match", etag).build();
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
