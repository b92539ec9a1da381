package org.vigie.ingest.article;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Computes the canonical URL, which identifies an article and can be fetched. Keeps path, case and
 * order of the query, because a slash or an {@code ?id=} may distinguish two articles.
 */
public final class CanonicalUrl {
  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");

  private CanonicalUrl() {}

  /**
   * Removes trackers from the query, and removes user, default port and the final dot of the host.
   * Removes the fragment unless it addresses a page ({@code #!/2025/a}). Lower-cases the host and
   * normalizes percent-encoding.
   *
   * @param link an absolute http(s) address, as in {@link org.vigie.ingest.formats.FeedEntry#link}
   * @return an absolute URL; {@code link} unchanged when it has no host
   */
  public static String of(URI link) {
    String authority = link.getRawAuthority();
    if (link.getScheme() == null || authority == null) {
      return link.toString();
    }
    String scheme = link.getScheme().toLowerCase(Locale.ROOT);
    String path = link.normalize().getRawPath();
    String query = Trackers.remove(link.getRawQuery(), authority);
    String fragment = link.getRawFragment();
    return scheme
        + "://"
        + host(authority, scheme)
        + (path == null || path.isEmpty() ? "/" : normal(path))
        + (query.isEmpty() ? "" : "?" + query)
        + (fragment != null && fragment.startsWith("!") ? "#" + fragment : "");
  }

  /** Returns a link's fragment without trackers; empty if none is left or it addresses a page. */
  static String fragment(URI link) {
    String fragment = link.getRawFragment();
    return fragment == null || fragment.startsWith("!") ? "" : Trackers.remove(fragment, "");
  }

  /** Decodes escaped {@code A-Za-z0-9-._~} and upper-cases other escapes (RFC 3986, 6.2.2). */
  static String normal(String raw) {
    return ESCAPE
        .matcher(raw)
        .replaceAll(
            escape -> {
              String c = Character.toString(Integer.parseInt(escape.group(1), 16));
              boolean decoded = UNRESERVED.matcher(c).matches();
              return decoded ? c : escape.group().toUpperCase(Locale.ROOT);
            });
  }

  private static String host(String authority, String scheme) {
    String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    String port = scheme.equals("https") ? ":443" : ":80";
    return withoutEnd(withoutEnd(withoutEnd(host, port), ":"), ".");
  }

  private static String withoutEnd(String text, String end) {
    return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
  }
}
