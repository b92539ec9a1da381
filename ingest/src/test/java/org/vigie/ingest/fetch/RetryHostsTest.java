package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.fetch.TestServer.answer;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;

class RetryHostsTest {
  private boolean isOffline = true;

  @Test
  void aHostThatIsTakenToBeDownIsAskedAgainAtOnce() throws InterruptedException {
    var names =
        new FixedNames("127.0.0.1") {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            if (isOffline) {
              throw new UnknownHostException(host);
            }
            return super.resolve(host);
          }
        };
    try (var server = new TestServer();
        var fetcher = new FeedFetcher(new TestClock(), Limits.DEFAULT, names, _ -> true)) {
      URI url = server.at("/feed", answer(200, "<rss/>".getBytes(StandardCharsets.UTF_8)));
      String named = "http://gazette.example:" + url.getPort() + "/feed";
      var feed = new Feed("f", named, null, null, null, false, false, "V");
      assertThat(fetcher.fetch(feed, null)).isInstanceOf(FetchResult.Failed.class);
      isOffline = false;
      assertThat(fetcher.fetch(feed, null)).isInstanceOf(FetchResult.Failed.class);

      fetcher.retryHosts();

      assertThat(fetcher.fetch(feed, null)).isInstanceOf(FetchResult.Fresh.class);
    }
  }
}
