package org.vigie.ingest.article;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Computes an article's canonical URL: one address for all variants of the article's link. It
 * identifies the article and can be opened. A final slash, capital letters in the path and the
 * order of parameters are kept: {@code /storm} and {@code /Storm/} may be two articles.
 */
public final class CanonicalUrl {
  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");

  private CanonicalUrl() {}

  /**
   * Removes parameters that only track readers and ids of visits ({@link Trackers}), the user name,
   * the default port and a final dot of the host. Removes the fragment unless it names a page
   * ({@code #!/2025/a}). Changes the host to lower case and normalizes percent-encoding.
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
        + (path == null || path.isEmpty() ? "/" : normal(Trackers.withoutSession(path)))
        + (query.isEmpty() ? "" : "?" + query)
        + (fragment != null && fragment.startsWith("!") ? "#" + fragment : "");
  }

  /** Returns a fragment without tracking parameters; empty if it names a page ("#!/2025/a"). */
  static String fragment(URI link) {
    String fragment = link.getRawFragment();
    return fragment == null || fragment.startsWith("!") ? "" : Trackers.remove(fragment, "");
  }

  /** Returns a URL without the slash at the end of its path, or with one if it has none. */
  static String withOtherEnd(String url) {
    String path = url.split("[?#]", 2)[0];
    String other = path.endsWith("/") ? withoutEnd(path, "/") : path + "/";
    return other + url.substring(path.length());
  }

  /** Changes "%7e" to "~", as RFC 3986 (6.2.2) advises, but "%c3" only to upper case. */
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
