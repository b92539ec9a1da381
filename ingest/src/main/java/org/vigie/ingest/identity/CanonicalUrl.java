package org.vigie.ingest.identity;

import java.net.URI;
import java.util.Locale;

/**
 * The one spelling of an article's address, by which it is recognised.
 *
 * <p>It can still be fetched: host, path and the order of what remains of the query are left as
 * they are, since a slash, a capital or a {@code ?id=} can be all that tells two articles apart.
 */
public final class CanonicalUrl {
  private CanonicalUrl() {}

  /**
   * Leaves out what doesn't tell articles apart: trackers in query and fragment, fragment, user,
   * default port, final dot and capitals of the host, needless percent-encoding. A fragment that is
   * the address of a page ({@code #!/2025/a}) stays.
   *
   * @param link absolute, http or https, such as {@link org.vigie.ingest.formats.FeedEntry#link}
   * @return an absolute URL; {@code link} itself when it has no host
   */
  public static String of(URI link) {
    String authority = link.getRawAuthority();
    if (link.getScheme() == null || authority == null) {
      return link.toString();
    }
    String scheme = link.getScheme().toLowerCase(Locale.ROOT);
    URI normal = link.normalize();
    String path = PercentEncoding.normal(normal.getRawPath() == null ? "" : normal.getRawPath());
    String query = Trackers.withoutThem(link.getRawQuery(), authority);
    String fragment = link.getRawFragment();
    return scheme
        + "://"
        + host(authority, scheme)
        + (path.isEmpty() ? "/" : path)
        + (query.isEmpty() ? "" : "?" + query)
        + (fragment != null && fragment.startsWith("!") ? "#" + fragment : "");
  }

  /**
   * What a link's fragment says beyond its page.
   *
   * @return empty when there is none or it holds only trackers
   */
  static String fragment(URI link) {
    String fragment = link.getRawFragment();
    if (fragment == null || fragment.startsWith("!")) {
      return "";
    }
    return Trackers.withoutThem(fragment, "");
  }

  private static String host(String authority, String scheme) {
    String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    String port = scheme.equals("https") ? ":443" : ":80";
    String bare = host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host;
    String named = bare.endsWith(":") ? bare.substring(0, bare.length() - 1) : bare;
    return named.endsWith(".") ? named.substring(0, named.length() - 1) : named;
  }
}
