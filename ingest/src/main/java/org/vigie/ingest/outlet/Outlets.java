package org.vigie.ingest.outlet;

import java.net.URI;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.ingest.formats.FeedEntry;

/** The outlets we know, and who published an entry. */
public final class Outlets {
  /** Domains whose addresses lead to other outlets' articles and say nothing of who wrote them. */
  private static final Set<String> PROXIES =
      Set.of(
          "bing.com",
          "bit.ly",
          "buff.ly",
          "dlvr.it",
          "feedburner.com",
          "feedsportal.com",
          "goo.gl",
          "google.com",
          "ift.tt",
          "ow.ly",
          "t.co",
          "tinyurl.com",
          "yahoo.com");

  private static final String NOWHERE = "unknown.invalid";
  private static final int MAX_NAME = 200;
  private static final Pattern NOT_OF_AN_ID = Pattern.compile("[^a-z0-9.]+");
  private static final Pattern ENDS = Pattern.compile("^[.-]+|[.-]+$");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private final Map<String, Outlet> byDomain;
  private final Map<String, Outlet> byName = new HashMap<>();

  /**
   * @param byDomain each outlet by every domain of its own, lower case and registrable
   */
  public Outlets(Map<String, Outlet> byDomain) {
    this.byDomain = Map.copyOf(byDomain);
    byDomain.values().forEach(outlet -> byName.put(folded(outlet.name()), outlet));
  }

  /**
   * Who published an entry: the feed's outlet, unless the link leads to another domain or the feed
   * has no outlet; then the outlet configured for that domain; then one made of the domain, of the
   * lowest tier. Where the link leads to a redirector, what the entry names as its source counts.
   *
   * @param url of the article
   */
  public Outlet of(Feed feed, FeedEntry entry, URI url) {
    String domain = Domains.of(url).orElse(NOWHERE);
    boolean proxy = PROXIES.contains(domain);
    Outlet own = feed.outlet();
    if (own != null && (proxy || isOwn(feed, own, domain))) {
      return own;
    }
    FeedEntry.Source source = entry.source();
    return source == null ? at(domain, domain) : named(source, domain, proxy);
  }

  private Outlet named(FeedEntry.Source source, String domain, boolean proxy) {
    URI url = source.url();
    if (url == null) {
      Outlet outlet = byName.get(folded(source.name()));
      return outlet != null
          ? outlet
          : unknown(proxy ? source.name() : domain, source.name(), domain);
    }
    String home = Domains.of(url).orElse(domain);
    if (proxy) {
      return at(home, source.name());
    }
    return at(domain, home.equals(domain) ? source.name() : domain);
  }

  // why: a feed served from an unlisted host of the outlet's may link there as well.
  private boolean isOwn(Feed feed, Outlet own, String domain) {
    return domain.equals(own.domain())
        || own.equals(byDomain.get(domain))
        || domain.equals(Domains.of(URI.create(feed.url())).orElse(NOWHERE));
  }

  private Outlet at(String domain, String name) {
    Outlet outlet = byDomain.get(domain);
    return outlet != null ? outlet : unknown(domain, name, domain);
  }

  private static Outlet unknown(String idFrom, String name, String domain) {
    String id = ENDS.matcher(NOT_OF_AN_ID.matcher(folded(idFrom)).replaceAll("-")).replaceAll("");
    String shown = name.isBlank() ? domain : name.substring(0, Math.min(name.length(), MAX_NAME));
    return new Outlet(id.isEmpty() ? domain : id, shown, domain, null, Outlet.UNKNOWN_TIER);
  }

  private static String folded(@Nullable String name) {
    String parts = Normalizer.normalize(name == null ? "" : name, Normalizer.Form.NFD);
    return MARKS.matcher(parts).replaceAll("").toLowerCase(Locale.ROOT).strip();
  }
}
