package org.vigie.standalone.feeds;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.discovery.FoundFeed;
import org.vigie.ingest.discovery.Site;
import org.vigie.ingest.feedlist.NewFeed;

/** Turns feeds that were found into feeds to add. */
public final class Additions {
  private static final int TWO_LETTERS = 2;

  private Additions() {}

  /** Returns what to add; {@code since} is the first day of its archive to read, null for none. */
  public static NewFeed of(FoundFeed feed, Site site, @Nullable String since) {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (feed.isPrivate()) {
      settings.put("allowPrivate", true);
    }
    if (since != null) {
      settings.put("since", since);
    }
    String name = site.name().isEmpty() ? feed.title() : site.name();
    String own = feed.language();
    boolean isShort = own != null && own.length() == TWO_LETTERS;
    // why: the feed of another host, such as a feed service, belongs to the site that names it.
    URI home = feed.origin() == FoundFeed.Origin.GIVEN ? feed.url() : site.url();
    return new NewFeed(
        feed.url().toString(),
        name,
        "",
        home,
        isShort ? own : site.language(),
        site.country(),
        settings,
        feed.url().toString());
  }
}
