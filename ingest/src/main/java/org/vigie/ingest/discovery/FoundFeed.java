package org.vigie.ingest.discovery;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A feed that was found and read.
 *
 * @param url its address after redirects
 * @param format such as {@code rss_2.0} or {@code news_sitemap}
 * @param title plain text on one line; empty if there is none
 * @param entries number of entries
 * @param newest date of the newest entry; null if no entry has a date
 * @param language ISO 639-1 or 639-2 code; null if the feed declares none
 * @param isPrivate true if its host is on a private network
 * @param hasArchive true if it links to older entries
 * @param links the addresses of its entries
 */
public record FoundFeed(
    URI url,
    Origin origin,
    String format,
    String title,
    int entries,
    @Nullable Instant newest,
    @Nullable String language,
    boolean isPrivate,
    boolean hasArchive,
    Set<URI> links) {

  public FoundFeed {
    links = Set.copyOf(links);
  }

  /** Where a feed's address was found. */
  public enum Origin {
    GIVEN("the address itself"),
    DECLARED("declared by the page"),
    LINKED("linked on the page"),
    ROBOTS("named in robots.txt"),
    USUAL("at a usual address");

    private final String words;

    Origin(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
