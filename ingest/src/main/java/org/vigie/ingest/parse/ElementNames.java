package org.vigie.ingest.parse;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * What the elements of feeds are called, whatever prefix or spelling of a namespace a feed chose:
 * {@code title} for the format's own, {@code dc:creator} and the like for the rest. Prefixes that
 * everybody knows need no declaration.
 */
final class ElementNames {
  private static final String OWN = "";

  /** Namespaces without scheme and final slash, lower case. */
  private static final Map<String, String> NAMESPACES =
      Map.ofEntries(
          Map.entry("purl.org/rss/1.0", OWN),
          Map.entry("my.netscape.com/rdf/simple/0.9", OWN),
          Map.entry("channel.netscape.com/rdf/simple/0.9", OWN),
          Map.entry("backend.userland.com/rss2", OWN),
          Map.entry("backend.userland.com/rss", OWN),
          Map.entry("blogs.law.harvard.edu/tech/rss", OWN),
          Map.entry("www.w3.org/xml/1998/namespace", OWN),
          Map.entry("www.w3.org/2005/atom", "atom"),
          Map.entry("purl.org/atom/ns", "atom"),
          Map.entry("purl.org/dc/elements/1.1", "dc"),
          Map.entry("purl.org/dc/elements/1.0", "dc"),
          Map.entry("purl.org/dc/terms", "dcterms"),
          Map.entry("purl.org/rss/1.0/modules/content", "content"),
          Map.entry("purl.org/rss/1.0/modules/syndication", "sy"),
          Map.entry("rssnamespace.org/feedburner/ext/1.0", "feedburner"),
          Map.entry("search.yahoo.com/mrss", "media"),
          Map.entry("www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
          Map.entry("www.w3.org/1999/xhtml", "xhtml"),
          Map.entry("www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"));

  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("rss", OWN),
          Map.entry("atom", "atom"),
          Map.entry("a10", "atom"),
          Map.entry("dc", "dc"),
          Map.entry("dcterms", "dcterms"),
          Map.entry("content", "content"),
          Map.entry("sy", "sy"),
          Map.entry("feedburner", "feedburner"),
          Map.entry("media", "media"),
          Map.entry("itunes", "itunes"),
          Map.entry("xhtml", "xhtml"),
          Map.entry("rdf", "rdf"));

  private final boolean atom;
  private final Map<String, String> names = new HashMap<>();

  private ElementNames(boolean atom) {
    this.atom = atom;
  }

  static ElementNames ofRss() {
    return new ElementNames(false);
  }

  static ElementNames ofAtom() {
    return new ElementNames(true);
  }

  /** The element's name, lower case; with a prefix if it isn't the format's own. */
  String name(Element element) {
    String namespace = element.tag().namespace();
    return names.computeIfAbsent(
        element.tagName() + " " + namespace, key -> name(element.tagName(), namespace));
  }

  private String name(String tag, String namespace) {
    int colon = tag.indexOf(':');
    String local = tag.substring(colon + 1).toLowerCase(Locale.ROOT);
    String prefix = colon < 0 ? "" : tag.substring(0, colon).toLowerCase(Locale.ROOT);
    String known = PREFIXES.get(prefix);
    if (known == null || prefix.isEmpty()) {
      known = NAMESPACES.getOrDefault(bare(namespace), prefix);
    }
    boolean own = known.isEmpty() || (atom && known.equals("atom"));
    return own ? local : known + ":" + local;
  }

  private static String bare(String namespace) {
    String lower = namespace.strip().toLowerCase(Locale.ROOT);
    int scheme = lower.indexOf("://");
    String rest = scheme < 0 ? lower : lower.substring(scheme + 3);
    return rest.replaceAll("[/#]+$", "");
  }
}
