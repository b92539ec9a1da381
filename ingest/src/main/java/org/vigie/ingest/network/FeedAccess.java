package org.vigie.ingest.network;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.jspecify.annotations.Nullable;
import org.vigie.settings.Secret;

/**
 * How a feed is fetched that not everybody may read. Its secrets are never published, logged or
 * shown.
 *
 * @param home the feed's configured address. Headers are sent to its scheme, host and port alone,
 *     so that no redirect and no link can take them elsewhere; null if there are no headers
 * @param headers header fields of each request
 * @param proxy the proxy of each request; null for that of the environment
 */
public record FeedAccess(@Nullable URI home, List<Field> headers, @Nullable ProxyServer proxy) {
  public static final FeedAccess OPEN = new FeedAccess(null, List.of(), null);

  public FeedAccess {
    headers = List.copyOf(headers);
  }

  /** A header field of a request. */
  public record Field(String name, Secret value) {
    /** Returns the field that logs a user in (RFC 7617). */
    public static Field login(String user, Secret password) {
      byte[] both = (user + ":" + password.value()).getBytes(StandardCharsets.UTF_8);
      String encoded = Base64.getEncoder().encodeToString(both);
      return new Field("Authorization", new Secret("Basic " + encoded));
    }
  }

  /** Adds the header fields to a request, if it goes to the feed's own origin. */
  public void addTo(HttpGet request, URI url) {
    if (isSentTo(url)) {
      headers.forEach(field -> request.setHeader(field.name(), field.value().value()));
    }
  }

  /** Returns true if requests for a URL get header fields. */
  public boolean isSentTo(URI url) {
    return home != null && origin(home).equals(origin(url));
  }

  private static String origin(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
    return scheme + "://" + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
  }
}
