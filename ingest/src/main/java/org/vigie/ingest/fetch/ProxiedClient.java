package org.vigie.ingest.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.fetch.WebClient.Request;
import org.vigie.ingest.network.CheckedResolver;
import org.vigie.ingest.network.CheckedResolver.PrivateAddressException;
import org.vigie.ingest.network.ProxyRoutes;
import org.vigie.ingest.network.ProxyServer;
import org.vigie.ingest.network.PublicAddress;

/**
 * Sends requests through proxies. The proxy connects to the host, so Vigie can't check that
 * connection. It refuses a host before it asks the proxy if the host is written as a private
 * address, has a name of a private network, or has a private address here. A name that only the
 * proxy knows is the proxy's to refuse.
 *
 * @param client connects to proxies only, wherever they are
 * @param names resolves the names of hosts to public addresses
 */
record ProxiedClient(CloseableHttpClient client, CheckedResolver names) implements AutoCloseable {

  /** Thrown if a proxy can't be reached or doesn't connect; the message names it. */
  static final class ProxyException extends IOException {
    private static final long serialVersionUID = 1L;

    ProxyException(ProxyServer proxy, @Nullable Exception cause) {
      super("the proxy " + proxy + " can't be reached or refuses", cause);
    }
  }

  /** Sends a request; the caller closes the response. */
  ClassicHttpResponse open(Request request, ProxyServer proxy) throws IOException, HttpException {
    if (!request.allowPrivate()) {
      check(request.url());
    }
    HttpClientContext context = ProxyRoutes.context(proxy);
    try {
      HttpHost host = RoutingSupport.determineHost(request.http());
      ClassicHttpResponse response = client.executeOpen(host, request.http(), context);
      if (isOfProxy(request, context)) {
        response.close();
        throw new ProxyException(proxy, null);
      }
      return response;
    } catch (UnknownHostException | ConnectException | ClientProtocolException e) {
      // why: with a proxy, only the proxy's own name is looked up, and only it is connected to.
      throw new ProxyException(proxy, e);
    }
  }

  // why: if a proxy refuses a tunnel, the client returns the proxy's answer as if the server's.
  private static boolean isOfProxy(Request request, HttpClientContext context) {
    return "https".equalsIgnoreCase(request.url().getScheme()) && context.getSSLSession() == null;
  }

  private void check(URI url) throws UnknownHostException {
    String host = url.getHost().replaceAll("^\\[|]$", "");
    if (!PublicAddress.mayBe(host) || !names.allows(host)) {
      throw new PrivateAddressException(host);
    }
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
