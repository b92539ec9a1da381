package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.fetch.TestServer.answer;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.network.FeedAccess;
import org.vigie.ingest.network.FeedAccess.Field;
import org.vigie.ingest.network.Proxies;
import org.vigie.settings.Secret;

class FeedAccessTest {
  @AutoClose private final TestServer server = new TestServer();

  @Test
  void sendsLoginHeadersAndCookiesToTheFeedAlone() throws Exception {
    URI feed = server.at("/feed", 302, "Location", "/same");
    URI away =
        URI.create(
            server
                .at("/away", answer(200, new byte[] {1}))
                .toString()
                .replace("127.0.0.1", "localhost"));
    server.at("/same", 302, "Location", away.toString());
    var access =
        new FeedAccess(
            feed,
            List.of(
                Field.login("me", new Secret("päss")),
                new Field("X-Key", new Secret("k")),
                new Field("Cookie", new Secret("a=1; b=2"))),
            null);

    try (var fetcher =
        new FeedFetcher(InstantSource.system(), Limits.DEFAULT, Proxies.NONE, _ -> access)) {
      fetcher.fetch(
          new Feed("feed", feed.toString(), null, null, null, false, true, "Vigie/1"), null);
    }

    assertThat(server.requests).hasSize(3);
    for (int i = 0; i < 2; i++) {
      var headers = server.requests.get(i).getRequestHeaders();
      assertThat(headers.getFirst("Authorization")).isEqualTo("Basic bWU6cMOkc3M=");
      assertThat(headers.getFirst("X-Key")).isEqualTo("k");
      assertThat(headers.getFirst("Cookie")).isEqualTo("a=1; b=2");
    }
    assertThat(server.requests.getLast().getRequestHeaders())
        .doesNotContainKeys("Authorization", "X-key", "Cookie");
    assertThat(access.toString()).doesNotContain("bWU6", "a=1");
  }

  @Test
  void aRefusedLoginIsSaid() throws Exception {
    URI feed = server.at("/feed", 401);
    var access = new FeedAccess(feed, List.of(Field.login("me", new Secret("wrong"))), null);

    try (var fetcher =
        new FeedFetcher(InstantSource.system(), Limits.DEFAULT, Proxies.NONE, _ -> access)) {
      FetchResult result =
          fetcher.fetch(
              new Feed("feed", feed.toString(), null, null, null, false, true, "Vigie/1"), null);

      assertThat(result)
          .isEqualTo(
              new FetchResult.Failed(
                  Reason.HTTP_STATUS,
                  "401; the login or the header fields under access are refused"));
    }
  }

  @Test
  void anotherPortOrSchemeIsAnotherPlace() {
    var access =
        new FeedAccess(
            URI.create("https://a.example/feed"),
            List.of(new Field("X-Key", new Secret("k"))),
            null);

    assertThat(sent(access, "https://A.example:443/other")).isTrue();
    assertThat(sent(access, "http://a.example/feed")).isFalse();
    assertThat(sent(access, "https://a.example:8443/feed")).isFalse();
    assertThat(sent(access, "https://b.a.example/feed")).isFalse();
  }

  private static boolean sent(FeedAccess access, String url) {
    var get = new HttpGet(url);
    access.addTo(get, URI.create(url));
    return get.containsHeader("X-Key");
  }
}
