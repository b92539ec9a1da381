package org.vigie.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vigie.ingest.fetch.TestServer.answer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.Feed;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.FetchResult.Failed;
import org.vigie.ingest.fetch.FetchResult.Fresh;
import org.vigie.ingest.network.FeedAccess;
import org.vigie.ingest.network.Proxies;
import org.vigie.ingest.network.ProxyServer;
import org.vigie.ingest.network.PublicAddress;
import org.vigie.settings.Secret;

/** Requests through a proxy on this machine; the feed's host needn't exist. */
class ProxyTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private TestServer proxy;

  @BeforeEach
  void start() throws IOException {
    proxy = new TestServer();
  }

  @AfterEach
  void stop() {
    proxy.close();
  }

  @Test
  void sendsTheWholeAddressToTheProxyWithItsLogin() throws Exception {
    proxy.at(
        "/",
        exchange -> {
          boolean isKnown = exchange.getRequestHeaders().containsKey("Proxy-Authorization");
          answer(
                  isKnown ? 200 : 407,
                  isKnown ? new byte[] {1} : new byte[0],
                  "Proxy-Authenticate",
                  "Basic realm=x")
              .handle(exchange);
        });
    var login = new ProxyServer("127.0.0.1", port(), "me", new Secret("p:w"));

    FetchResult result =
        fetch(
            "http://feed.example/rss",
            new Proxies(login, login, List.of()),
            new FixedNames("93.184.216.34"));

    assertThat(result).isInstanceOf(Fresh.class);
    assertThat(proxy.requests.getLast().getRequestURI())
        .isEqualTo(URI.create("http://feed.example/rss"));
    assertThat(proxy.requests.getLast().getRequestHeaders().getFirst("Proxy-Authorization"))
        .isEqualTo("Basic " + Base64.getEncoder().encodeToString("me:p:w".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://router.local/",
        "http://intranet/",
        "https://169.254.169.254/latest"
      })
  void refusesPrivateAddressesBeforeTheProxyIsAsked(String url) throws Exception {
    proxy.at("/", 200);

    FetchResult result = fetch(url, through(), new UnknownNames());

    assertThat(result)
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.reason())
                    .isIn(
                        Reason.PRIVATE_ADDRESS,
                        Reason.BAD_URL,
                        Reason.UNKNOWN_HOST,
                        Reason.CONNECT));
    assertThat(proxy.requests).isEmpty();
  }

  @Test
  void refusesANameThatHasAPrivateAddressHere() throws Exception {
    proxy.at("/", 200);

    assertThat(
            fetch(
                "http://rebound.example/",
                through(),
                new FixedNames("93.184.216.34", "192.168.0.1")))
        .isEqualTo(
            new Failed(
                Reason.PRIVATE_ADDRESS, "a private network; allowPrivate: true would allow it"));
    assertThat(proxy.requests).isEmpty();
  }

  @Test
  void letsTheProxyResolveANameThatIsUnknownHere() throws Exception {
    proxy.at("/", answer(200, new byte[] {1}));

    assertThat(fetch("http://feed.example/", through(), new UnknownNames()))
        .isInstanceOf(Fresh.class);
  }

  @Test
  void aFeedThatRedirectsToThePrivateNetworkIsRefusedToo() throws Exception {
    proxy.at("/", 302, "Location", "http://192.168.0.1/");

    assertThat(fetch("http://feed.example/", through(), new UnknownNames()))
        .isEqualTo(
            new Failed(
                Reason.PRIVATE_ADDRESS, "a private network; allowPrivate: true would allow it"));
    assertThat(proxy.requests).hasSize(1);
  }

  @Test
  void aRefusedTunnelIsAFailureThatNamesTheProxy() throws Exception {
    try (RawServer refusing = RawServer.sending("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n")) {
      var server = new ProxyServer("127.0.0.1", refusing.uri().getPort(), null, null);

      assertThat(
              fetch(
                  "https://feed.example/",
                  new Proxies(server, server, List.of()),
                  new UnknownNames()))
          .isEqualTo(
              new Failed(Reason.CONNECT, "the proxy " + server + " can't be reached or refuses"));
    }
  }

  @Test
  void aProxyThatIsNotThereIsAFailureThatNamesIt() throws Exception {
    int free = port();
    proxy.close();

    assertThat(fetch("https://feed.example/", through(), new UnknownNames()))
        .isEqualTo(
            new Failed(
                Reason.CONNECT, "the proxy 127.0.0.1:" + free + " can't be reached or refuses"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://a.example/        | s:1", "http://a.example/        | h:1",
            "http://x.none.example/    | none",
        "http://none.example:99/   | none", "http://anone.example/    | h:1",
            "https://b.example:8443/   | none",
        "https://b.example/        | s:1", "http://localhost:8080/   | none",
            "http://127.0.0.1/         | none",
        "http://[::1]/             | none", "http://deep.star.example/ | none",
            "http://A.NONE.EXAMPLE/    | none",
      })
  void readsTheUsualEnvironmentVariables(String url, String expected) {
    Proxies proxies =
        Proxies.of(
            Map.of(
                "HTTP_PROXY",
                "http://upper:1",
                "http_proxy",
                "http://H:1",
                "HTTPS_PROXY",
                "s:1",
                "NO_PROXY",
                ".none.example, b.example:8443 *.star.example,"));

    assertThat(proxies.of(URI.create(url))).hasToString(expected);
  }

  @Test
  void aWrongVariableIsNamedWithoutItsPassword() {
    assertThatThrownBy(() -> Proxies.of(Map.of("HTTPS_PROXY", "socks5://me:secret@host:1")))
        .hasMessageContaining("HTTPS_PROXY")
        .hasMessageNotContaining("secret");
    assertThat(ProxyServer.parse("http://me:s%40fe+@host:3128")).hasToString("host:3128");
    assertThat(ProxyServer.parse("http://me:s%40fe+@host:3128").password())
        .isEqualTo(new Secret("s@fe+"));
  }

  private int port() {
    return proxy.uri("/").getPort();
  }

  private Proxies through() {
    var server = new ProxyServer("127.0.0.1", port(), null, null);
    return new Proxies(server, server, List.of());
  }

  private static FetchResult fetch(String url, Proxies proxies, FixedNames names)
      throws InterruptedException {
    try (var fetcher =
        new FeedFetcher(
            CLOCK, Limits.DEFAULT, names, PublicAddress::is, proxies, _ -> FeedAccess.OPEN)) {
      return fetcher.fetch(new Feed("feed", url, null, null, null, false, false, "Vigie/1"), null);
    }
  }

  /** Knows no names, as in networks where only the proxy does. */
  private static final class UnknownNames extends FixedNames {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      if (host.matches("[0-9.]+|\\[?[0-9a-f:]+]?")) {
        return InetAddress.getAllByName(host);
      }
      throw new UnknownHostException(host);
    }
  }
}
