package org.vigie.ingest.permission;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.network.ProxyServer;

/**
 * Who asks for a page.
 *
 * @param userAgent the HTTP header {@code User-Agent}
 * @param allowPrivate true if the page may be on a private network
 * @param proxy the proxy of each request; null for that of the environment
 */
public record Visitor(String userAgent, boolean allowPrivate, @Nullable ProxyServer proxy) {
  /** The name to which robots.txt and headers can address rules, whatever the operator's is. */
  private static final String VIGIE = "vigie";

  /** Matches a product token as RFC 9309 (2.2.1) writes it. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z_-]+");

  public Visitor(String userAgent, boolean allowPrivate) {
    this(userAgent, allowPrivate, null);
  }

  /** Returns the names that address this visitor, in lower case. */
  Set<String> names() {
    Matcher token = TOKEN.matcher(userAgent);
    String name = token.lookingAt() ? token.group().toLowerCase(Locale.ROOT) : VIGIE;
    return name.equals(VIGIE) ? Set.of(VIGIE) : Set.of(VIGIE, name);
  }
}
