package org.vigie.ingest.article;

import java.net.URI;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.events.fields.Excerpt;
import org.vigie.ingest.formats.FeedEntry;

/** Finds the outlet that published an entry. */
public final class Outlets {
  /** Domains of link shorteners and search engines. A link to them doesn't show the outlet. */
  private static final Set<String> INTERMEDIARIES =
      Set.of(
          """
          bing.com bit.ly buff.ly dlvr.it feedburner.com feedsportal.com goo.gl google.com ift.tt \
          ow.ly t.co tinyurl.com yahoo.com\
          """
              .split(" "));

  private static final String NO_DOMAIN = "unknown.invalid";

  /** Maximum length of an outlet's name in UTF-16 code units. An estimate: names are shorter. */
  private static final int MAX_NAME = 200;

  private static final Pattern NOT_IN_ID = Pattern.compile("[^a-z0-9.]+");
  private static final Pattern ENDS = Pattern.compile("^[.-]+|[.-]+$");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private final Map<String, Outlet> byDomain;
  private final Map<String, Outlet> byName = new HashMap<>();

  /** Indexes the configured outlets; keys of {@code byDomain} are domains like "lemonde.fr". */
  public Outlets(Map<String, Outlet> byDomain) {
    this.byDomain = Map.copyOf(byDomain);
    byDomain.values().forEach(outlet -> byName.put(folded(outlet.name()), outlet));
  }

  /**
   * Returns the outlet of an entry whose link is {@code url}. This is the feed's configured outlet
   * if the link leads to a domain of that outlet, to the feed's domain or to a link shortener. For
   * other links, or if the feed has no outlet, the link's domain decides, with two exceptions: if
   * the entry names its source without an address and an outlet of that name is configured, the
   * name decides; if it gives the address and the link leads to a link shortener, the address
   * decides. An outlet that is not configured is created with the lowest tier.
   */
  public Outlet of(Feed feed, FeedEntry entry, URI url) {
    String domain = Domains.of(url).orElse(NO_DOMAIN);
    boolean isHidden = isIntermediary(domain);
    Outlet outlet = feed.outlet();
    if (outlet != null && (isHidden || isDomainOf(outlet, feed, domain))) {
      return outlet;
    }
    FeedEntry.Source source = entry.source();
    return source == null ? byDomain(domain, domain) : bySource(source, domain, isHidden);
  }

  /** Returns true if a domain is of a search engine or link shortener, not of an outlet. */
  public static boolean isIntermediary(String domain) {
    return INTERMEDIARIES.contains(domain);
  }

  private Outlet bySource(FeedEntry.Source source, String domain, boolean isHidden) {
    if (source.url() == null) {
      Outlet named = byName.get(folded(source.name()));
      Outlet outlet = named == null && !isHidden ? byDomain.get(domain) : named;
      return outlet != null
          ? outlet
          : unknown(isHidden ? source.name() : domain, source.name(), domain);
    }
    String home = Domains.of(source.url()).orElse(domain);
    if (isHidden) {
      return byDomain(home, source.name());
    }
    return byDomain(domain, home.equals(domain) ? source.name() : domain);
  }

  // why: the feed's own domain counts, too, even if it isn't configured for the outlet.
  private boolean isDomainOf(Outlet outlet, Feed feed, String domain) {
    return domain.equals(outlet.domain())
        || outlet.equals(byDomain.get(domain))
        || domain.equals(Domains.of(URI.create(feed.url())).orElse(NO_DOMAIN));
  }

  private Outlet byDomain(String domain, String name) {
    Outlet outlet = byDomain.get(domain);
    return outlet != null ? outlet : unknown(domain, name, domain);
  }

  private static Outlet unknown(String idFrom, String name, String domain) {
    String id = ENDS.matcher(NOT_IN_ID.matcher(folded(idFrom)).replaceAll("-")).replaceAll("");
    String shown = name.isBlank() ? domain : Excerpt.of(name, MAX_NAME);
    return new Outlet(id.isEmpty() ? domain : id, shown, domain, null, Outlet.UNKNOWN_TIER);
  }

  /** Returns the name in lower case and without accents. */
  private static String folded(String name) {
    String parts = Normalizer.normalize(name, Normalizer.Form.NFD);
    return MARKS.matcher(parts).replaceAll("").toLowerCase(Locale.ROOT).strip();
  }
}
