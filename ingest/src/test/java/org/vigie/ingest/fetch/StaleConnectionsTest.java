package org.vigie.ingest.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.fetch.PageFetcher.PageReply;
import org.vigie.ingest.fetch.PageFetcher.PageReply.Answer;
import org.vigie.ingest.fetch.PageFetcher.PageReply.Unanswered;

class StaleConnectionsTest {
  private final AtomicInteger requests = new AtomicInteger();
  @AutoClose private final FeedFetcher fetcher = FeedFetchers.anywhere(new TestClock());

  @Test
  void aRequestOverAKeptConnectionThatTheServerClosesIsRepeated() throws Exception {
    try (var server = RawServer.answering(1, requests)) {
      assertThat(page(server)).isInstanceOf(Answer.class);
      assertThat(page(server)).isInstanceOf(Answer.class);

      assertThat(requests).hasValue(3);
    }
  }

  @Test
  void aRequestThatGetsNoAnswerOverANewConnectionIsNot() throws Exception {
    try (var server = RawServer.answering(0, requests)) {
      assertThat(page(server)).isInstanceOf(Unanswered.class);

      assertThat(requests).hasValue(1);
    }
  }

  @Test
  void aKeptConnectionThatNobodyUsesIsClosed() throws Exception {
    var closed = new CountDownLatch(1);
    try (var server =
        new RawServer(
            (socket, out) -> {
              out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(US_ASCII));
              socket.getInputStream().readAllBytes();
              closed.countDown();
            })) {
      assertThat(page(server)).isInstanceOf(Answer.class);

      assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private PageReply page(RawServer server) throws IOException, InterruptedException {
    return fetcher.pages().page(server.uri(), "Vigie/1 (test)", true);
  }
}
