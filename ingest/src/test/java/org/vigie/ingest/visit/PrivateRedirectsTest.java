package org.vigie.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.fields.FullText;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.FeedFetchers;
import org.vigie.ingest.fetch.TestClock;
import org.vigie.ingest.fetch.TestServer;
import org.vigie.ingest.permission.Decision;
import org.vigie.ingest.permission.PageRequest;
import org.vigie.ingest.permission.Permissions;
import org.vigie.ingest.permission.Visitor;
import org.vigie.ingest.visit.PageVisits.Next;
import org.vigie.ingest.visit.PageVisits.Visit;

/** A page on a public address, for which 127.0.0.9 stands, redirects to a server inside. */
class PrivateRedirectsTest {
  private static final String PUBLIC = "127.0.0.9";

  private final TestClock clock = new TestClock();
  private final FeedFetcher fetcher =
      FeedFetchers.only(
          clock, PUBLIC, Map.of("outside.example", PUBLIC, "inside.example", "127.0.0.1"));
  private TestServer inside;
  private HttpServer outside;
  private volatile String location = "";

  @BeforeEach
  void start() throws IOException {
    inside = new TestServer();
    inside.at("/", TestServer.answer(200, new byte[] {1}));
    outside = HttpServer.create(new InetSocketAddress(PUBLIC, 0), 0);
    outside.createContext(
        "/",
        exchange -> {
          boolean isPage = exchange.getRequestURI().getPath().equals("/page");
          if (isPage) {
            exchange.getResponseHeaders().set("Location", location);
          }
          exchange.sendResponseHeaders(isPage ? 302 : 404, -1);
          exchange.close();
        });
    outside.start();
  }

  @AfterEach
  void stop() {
    fetcher.close();
    inside.close();
    outside.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1.",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "017700000001",
        "127.1",
        "0",
        "0.0.0.0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:7f00:0001]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[fc00::1]",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "nas.local.",
        "127%2e0%2e0%2e1",
        "user@127.0.0.1",
        "169.254.169.254",
        "10.0.0.1",
        "192.168.1.1",
        "100.64.0.1"
      })
  void aRedirectToAPrivateAddressEndsTheVisit(String host) throws InterruptedException {
    Visit visit = visit(host);

    assertThat(inside.requests).isEmpty();
    assertThat(visit).isInstanceOf(Visit.NoPage.class);
    assertThat(((Visit.NoPage) visit).next()).isEqualTo(Next.NEVER);
  }

  @Test
  void aNameWithAPrivateAddressIsLookedUpAgainLater() throws InterruptedException {
    Visit visit = visit("inside.example");

    assertThat(inside.requests).isEmpty();
    assertThat(visit.decision()).isInstanceOf(Decision.Postponed.class);
    assertThat(visit.decision().statements().getLast().words()).contains("private network");
  }

  private Visit visit(String host) throws InterruptedException {
    location = "http://" + host + ":" + inside.uri("/").getPort() + "/secret";
    URI page = URI.create("http://outside.example:" + outside.getAddress().getPort() + "/page");
    var request = new PageRequest(page, FullText.AUTO, new Visitor("Vigie/1 (test)", false));
    return new PageVisits(fetcher.pages(), new Permissions(clock, fetcher.pages())).visit(request);
  }
}
