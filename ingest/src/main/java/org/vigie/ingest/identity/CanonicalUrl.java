package org.vigie.ingest.identity;

import java.net.URI;
import java.util.Locale;

/** The one spelling of an article's address, by which it is recognised. */
public final class CanonicalUrl {
  private CanonicalUrl() {}

  /**
   * Leaves out what doesn't tell articles apart: trackers, fragment, default port, case of the
   * host.
   *
   * @param link absolute, http or https, such as {@link org.vigie.ingest.parse.Entry#link}
   * @return an absolute URL; {@code link} itself when it has no host
   */
  public static String of(URI link) {
    if (link.getHost() == null) {
      return link.toString();
    }
    String query = link.getRawQuery() == null ? "" : "?" + link.getRawQuery();
    return link.getScheme().toLowerCase(Locale.ROOT)
        + "://"
        + link.getHost().toLowerCase(Locale.ROOT)
        + link.getRawPath()
        + query;
  }
}
