package org.vigie.ingest.network;

import static java.util.Objects.requireNonNull;

import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Sends each request through the proxy in its context. */
public final class ProxyRoutes extends DefaultRoutePlanner {
  private static final String PROXY = "vigie.proxy";

  public ProxyRoutes() {
    super(null);
  }

  /** Returns the context of a request through a proxy, with the proxy's login if it has one. */
  public static HttpClientContext context(ProxyServer proxy) {
    var host = new HttpHost("http", proxy.host(), proxy.port());
    var context = HttpClientContext.create();
    context.setAttribute(PROXY, host);
    var logins = new BasicCredentialsProvider();
    if (proxy.user() != null && proxy.password() != null) {
      char[] password = proxy.password().value().toCharArray();
      logins.setCredentials(
          new AuthScope(host), new UsernamePasswordCredentials(proxy.user(), password));
    }
    context.setCredentialsProvider(logins);
    return context;
  }

  @Override
  protected HttpHost determineProxy(HttpHost target, HttpContext context) {
    return (HttpHost) requireNonNull(context.getAttribute(PROXY), "a request without its proxy");
  }
}
