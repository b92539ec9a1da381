package org.vigie.ingest.fetch;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Creates HTTP clients from Apache HttpClient. Its redirects, retries, cookies, credentials and
 * decompression are switched off, and so is its Upgrade header, which confuses some servers.
 */
final class FeedHttpClients {
  /** Maximum number of open connections. An estimate: well above the 256 simultaneous polls. */
  private static final int MAX_CONNECTIONS = 1_000;

  /** Time for which an idle connection is kept. An estimate: a redirect can still use it. */
  private static final TimeValue IDLE = TimeValue.ofSeconds(5);

  private static final TimeValue STALE = TimeValue.ofMilliseconds(200);

  // Maximum number of headers of a response, and of bytes of each. Estimates: servers send about
  // 20, and most HTTP servers themselves refuse headers of more than 8 to 16 kB.
  private static final int MAX_HEADERS = 200;
  private static final int MAX_HEADER = 16 * 1024;

  private FeedHttpClients() {}

  static CloseableHttpClient create(Limits limits, DnsResolver resolver) {
    return HttpClients.custom()
        .setConnectionManager(connections(limits, resolver))
        .setDefaultRequestConfig(request(limits))
        .disableAutomaticRetries()
        .disableAuthCaching()
        .disableContentCompression()
        .disableCookieManagement()
        .disableDefaultUserAgent()
        .disableRedirectHandling()
        .build();
  }

  private static HttpClientConnectionManager connections(Limits limits, DnsResolver resolver) {
    var connect = Timeout.of(limits.connect());
    var read = Timeout.of(limits.read());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(resolver)
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setMaxHeaderCount(MAX_HEADERS)
                        .setMaxLineLength(MAX_HEADER)
                        .build())
                .build())
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

  private static RequestConfig request(Limits limits) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(Timeout.of(limits.total()))
        .setResponseTimeout(Timeout.of(limits.read()))
        .setDefaultKeepAlive(IDLE.getDuration(), IDLE.getTimeUnit())
        .setRedirectsEnabled(false)
        .setAuthenticationEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .build();
  }
}
