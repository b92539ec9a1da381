package org.vigie.ingest.fetch;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** HTTP clients that do what they are told and nothing else. */
final class FeedHttpClients {
  private static final int MAX_CONNECTIONS = 1_000;
  private static final TimeValue IDLE = TimeValue.ofSeconds(5);
  private static final TimeValue STALE = TimeValue.ofMilliseconds(200);

  private FeedHttpClients() {}

  /**
   * A client without redirects, retries, cookies, credentials, decoding or upgrades of its own.
   * Retries and redirects are decided by the caller; the upgrade to TLS that it would else offer in
   * a header confuses some servers.
   */
  static CloseableHttpClient create(Limits limits, DnsResolver resolver) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(resolver)
            .setMaxConnTotal(MAX_CONNECTIONS)
            .setMaxConnPerRoute(Math.max(limits.perHost(), limits.perPrivateHost()))
            .setDefaultSocketConfig(
                SocketConfig.custom().setSoTimeout(Timeout.of(limits.read())).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(limits.connect()))
                    .setSocketTimeout(Timeout.of(limits.read()))
                    .setValidateAfterInactivity(STALE)
                    .build())
            .setDefaultTlsConfig(
                TlsConfig.custom().setHandshakeTimeout(Timeout.of(limits.connect())).build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(limits.total()))
                .setResponseTimeout(Timeout.of(limits.read()))
                .setDefaultKeepAlive(IDLE.getDuration(), IDLE.getTimeUnit())
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build())
        .disableAutomaticRetries()
        .disableAuthCaching()
        .disableContentCompression()
        .disableCookieManagement()
        .disableDefaultUserAgent()
        .disableRedirectHandling()
        .build();
  }
}
