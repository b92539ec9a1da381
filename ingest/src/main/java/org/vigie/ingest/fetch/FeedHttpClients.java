package org.vigie.ingest.fetch;

import java.io.IOException;
import java.net.SocketException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.vigie.ingest.network.ProxyRoutes;

/**
 * Creates HTTP clients from Apache HttpClient. Its redirects, cookies, credentials and
 * decompression are switched off, and so is its Upgrade header, which confuses some servers. It
 * repeats a request only as {@link StaleConnections} says.
 */
final class FeedHttpClients {
  /** Maximum number of open connections. An estimate: well above the 256 simultaneous polls. */
  private static final int MAX_CONNECTIONS = 1_000;

  /** Time for which an idle connection is kept. An estimate: a redirect can still use it. */
  private static final TimeValue IDLE = TimeValue.ofSeconds(5);

  /**
   * Size in bytes of each of the three buffers of a connection. The library's own 32 kB would take
   * 96 MB for 1,000 connections.
   */
  private static final int BUFFER = 8 * 1024;

  /**
   * Buffers, and limits of a response's headers: number of fields, and bytes of each line. Without
   * them, a server could fill the memory with headers. Estimates: real responses have 40 of 4 kB at
   * most.
   */
  private static final Http1Config HTTP =
      Http1Config.custom()
          .setMaxHeaderCount(200)
          .setMaxLineLength(32 * 1024)
          .setBufferSize(BUFFER)
          .build();

  /** Time after which an idle connection is checked before it is used again. An estimate. */
  private static final TimeValue STALE = TimeValue.ofMilliseconds(200);

  private FeedHttpClients() {}

  static CloseableHttpClient create(Limits limits, DnsResolver resolver) {
    return builder(limits, resolver).setDefaultRequestConfig(request(limits).build()).build();
  }

  /** Creates a client that sends each request through a proxy, where it may have to log in. */
  static CloseableHttpClient throughProxies(Limits limits, DnsResolver resolver) {
    RequestConfig request = request(limits).setAuthenticationEnabled(true).build();
    return builder(limits, resolver)
        .setDefaultRequestConfig(request)
        .setRoutePlanner(new ProxyRoutes())
        .build();
  }

  private static HttpClientBuilder builder(Limits limits, DnsResolver resolver) {
    return HttpClients.custom()
        .setConnectionManager(connections(limits, resolver))
        .setRetryStrategy(new StaleConnections())
        .evictIdleConnections(IDLE)
        .disableAuthCaching()
        .disableContentCompression()
        .disableCookieManagement()
        .disableDefaultUserAgent()
        .disableRedirectHandling();
  }

  private static HttpClientConnectionManager connections(Limits limits, DnsResolver resolver) {
    var connect = Timeout.of(limits.connect());
    var read = Timeout.of(limits.read());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(resolver)
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(HTTP).build())
        .setMaxConnTotal(MAX_CONNECTIONS)
        .setMaxConnPerRoute(Math.max(limits.perHost(), limits.perPrivateHost()))
        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(read).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(read)
                .setValidateAfterInactivity(STALE)
                .build())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
        .build();
  }

  private static RequestConfig.Builder request(Limits limits) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(Timeout.of(limits.total()))
        .setResponseTimeout(Timeout.of(limits.read()))
        .setDefaultKeepAlive(IDLE.getDuration(), IDLE.getTimeUnit())
        .setRedirectsEnabled(false)
        .setAuthenticationEnabled(false)
        .setProtocolUpgradeEnabled(false);
  }

  /**
   * Repeats a request once if it went over a kept connection that the server was closing at that
   * moment, so that it has not been answered (RFC 9112, 9.3.1). The second one gets a connection of
   * its own, unless another kept one seems open.
   */
  private static final class StaleConnections implements HttpRequestRetryStrategy {
    @Override
    public boolean retryRequest(
        HttpRequest request, IOException failure, int sent, HttpContext context) {
      boolean isClosed =
          failure instanceof NoHttpResponseException || failure instanceof SocketException;
      EndpointDetails connection = HttpClientContext.cast(context).getEndpointDetails();
      return sent == 1
          && isClosed
          && Method.isSafe(request.getMethod())
          && connection != null
          && connection.getRequestCount() > 1;
    }

    @Override
    public boolean retryRequest(HttpResponse response, int sent, HttpContext context) {
      return false;
    }

    @Override
    public TimeValue getRetryInterval(
        HttpRequest request, IOException failure, int sent, HttpContext context) {
      return TimeValue.ZERO_MILLISECONDS;
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int sent, HttpContext context) {
      return TimeValue.ZERO_MILLISECONDS;
    }
  }
}
