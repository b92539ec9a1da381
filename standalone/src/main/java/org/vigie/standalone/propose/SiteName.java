package org.vigie.standalone.propose;

import java.net.URI;
import java.util.Locale;
import org.vigie.ingest.article.Domains;

/** The domain of an organisation's site. */
public final class SiteName {
  private SiteName() {}

  /** Returns the registered domain of a site's address, such as {@code museum.example}. */
  public static String of(URI site) {
    return Domains.of(site).orElse(site.getHost()).toLowerCase(Locale.ROOT);
  }
}
