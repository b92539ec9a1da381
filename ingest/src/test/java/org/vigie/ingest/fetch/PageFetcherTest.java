package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.fetch.TestServer.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.PageFetcher.PageReply.Answer;
import org.vigie.ingest.fetch.PageFetcher.PageReply.Redirect;
import org.vigie.ingest.fetch.PageFetcher.PageReply.Unanswered;

class PageFetcherTest {
  private static final String AGENT = "Vigie/1 (test)";
  private static final byte[] PAGE = "<p>Bonjour".getBytes(StandardCharsets.UTF_8);

  @AutoClose private final FeedFetcher fetcher = FeedFetchers.anywhere(new TestClock());
  private final PageFetcher pages = fetcher.pages();
  @AutoClose private final TestServer server = new TestServer();

  @Test
  void returnsStatusHeadersAndBody() throws InterruptedException {
    URI url =
        server.at("/a", answer(200, PAGE, "X-Robots-Tag", "noai", "X-Robots-Tag", "nofollow"));

    var page = (Answer) pages.page(url, AGENT, false);

    assertThat(page.body()).isEqualTo(PAGE);
    assertThat(page.headers()).containsEntry("x-robots-tag", List.of("noai", "nofollow"));
    assertThat(server.requests.getFirst().getRequestHeaders().getFirst("User-Agent"))
        .isEqualTo(AGENT);
  }

  @Test
  void followsNoRedirect() throws InterruptedException {
    URI url = server.at("/a", 301, "Location", "/b");

    assertThat(pages.page(url, AGENT, false)).isEqualTo(new Redirect(server.uri("/b")));
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void refusesRedirectsToOtherSchemes() throws InterruptedException {
    URI url = server.at("/a", 302, "Location", "javascript:alert(1)");

    assertThat(pages.page(url, AGENT, false)).isInstanceOf(Unanswered.class);
  }

  @Test
  void refusesPrivateAddresses() throws InterruptedException {
    URI url = server.at("/a", answer(200, PAGE));
    try (var publicOnly = new FeedFetcher(new TestClock(), Limits.DEFAULT)) {
      var reply = (Unanswered) publicOnly.pages().page(url, AGENT, false);

      assertThat(reply.reason()).isEqualTo(Reason.PRIVATE_ADDRESS);
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void aHostThatIsPausedForPagesIsPausedForFeeds() throws InterruptedException {
    URI url = server.at("/a", 429, "Retry-After", "60");

    var reply = (Unanswered) pages.page(url, AGENT, false);

    assertThat(reply.retryAfter()).isEqualTo(Duration.ofSeconds(60));
    assertThat(pages.page(server.uri("/b"), AGENT, false)).isInstanceOf(Unanswered.class);
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void cutsALargeFileButNotALargePage() throws IOException, InterruptedException {
    URI file = server.at("/f", answer(200, zipped(20_000_000), "Content-Encoding", "gzip"));

    var cut = (Answer) pages.file(file, AGENT, false);
    var whole = (Unanswered) pages.page(file, AGENT, false);

    assertThat(cut.body()).hasSize(PageFetcher.MAX_FILE);
    assertThat(whole.reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void anEndlessBodyIsReadNoFurtherThanItsLimit() throws InterruptedException {
    URI url =
        server.at(
            "/endless",
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              while (true) {
                exchange.getResponseBody().write(new byte[64 * 1024]);
              }
            });

    var page = (Unanswered) pages.page(url, AGENT, false);
    var file = (Answer) pages.file(url, AGENT, false);

    assertThat(page.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(file.body()).hasSize(PageFetcher.MAX_FILE);
  }

  @Test
  void endlessHeadersAreAFailureAtOnce() throws IOException, InterruptedException {
    String field = "X: " + "x".repeat(1_000) + "\r\n";
    try (var fields = RawServer.sending("HTTP/1.1 200 OK\r\n" + field.repeat(10_000));
        var line = RawServer.sending("HTTP/1.1 200 OK\r\nX: " + "x".repeat(10_000_000))) {
      for (RawServer hostile : List.of(fields, line)) {
        var reply = (Unanswered) pages.page(hostile.uri(), AGENT, false);
        assertThat(reply.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(reply.detail()).isEqualTo("more or longer headers than we accept");
      }
    }
  }

  private static byte[] zipped(int zeros) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(new byte[zeros]);
    }
    return bytes.toByteArray();
  }
}
