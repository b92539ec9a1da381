package org.vigie.ingest.network;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigie.settings.Secret;

/**
 * An HTTP proxy through which requests are sent.
 *
 * @param host name or address; empty for {@link #NONE}
 * @param user name to log in with; null for a proxy without login
 * @param password null if there is no user
 */
public record ProxyServer(String host, int port, @Nullable String user, @Nullable Secret password) {
  /** Stands for requests without a proxy. */
  public static final ProxyServer NONE = new ProxyServer("", 0, null, null);

  /** The port of proxies whose address has none, as for other clients. */
  private static final int DEFAULT_PORT = 80;

  /**
   * Reads {@code http://user:password@host:port}, of which only the host is required.
   *
   * @throws IllegalArgumentException with what was expected; the message has no part of the text,
   *     because that may contain a password
   */
  public static ProxyServer parse(String text) {
    try {
      var uri = new URI(text.contains("://") ? text.strip() : "http://" + text.strip());
      String host = uri.getHost();
      if (!"http".equalsIgnoreCase(uri.getScheme()) || host == null) {
        throw new IllegalArgumentException("expected http://HOST:PORT");
      }
      int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
      String login = uri.getRawUserInfo();
      if (login == null) {
        return new ProxyServer(host.toLowerCase(Locale.ROOT), port, null, null);
      }
      String[] parts = login.split(":", 2);
      var password = new Secret(parts.length == 2 ? decoded(parts[1]) : "");
      return new ProxyServer(host.toLowerCase(Locale.ROOT), port, decoded(parts[0]), password);
    } catch (URISyntaxException _) {
      // why: that exception's message has the whole text, perhaps with a password.
      throw new IllegalArgumentException("expected http://HOST:PORT");
    }
  }

  private static String decoded(String text) {
    // why: a plus sign stands for itself in this part of an address.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return host.isEmpty() ? "none" : host + ":" + port;
  }
}
