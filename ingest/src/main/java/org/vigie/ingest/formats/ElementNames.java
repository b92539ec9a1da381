package org.vigie.ingest.formats;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Gives each element of a feed a uniform name, whatever its prefix or namespace: {@code title} for
 * an element of the feed's format, {@code dc:creator} for one of another vocabulary. Well-known
 * prefixes such as {@code dc} need no namespace declaration.
 */
public final class ElementNames {
  /** One XML vocabulary per line: its name, other prefixes, namespaces without {@code http://}. */
  private static final String VOCABULARIES =
      """
      rss purl.org/rss/1.0 my.netscape.com/rdf/simple/0.9 channel.netscape.com/rdf/simple/0.9 \
      backend.userland.com/rss2 backend.userland.com/rss blogs.law.harvard.edu/tech/rss \
      www.w3.org/xml/1998/namespace
      atom a10 www.w3.org/2005/atom purl.org/atom/ns
      dc purl.org/dc/elements/1.1 purl.org/dc/elements/1.0
      dcterms purl.org/dc/terms
      content purl.org/rss/1.0/modules/content
      sy purl.org/rss/1.0/modules/syndication
      feedburner rssnamespace.org/feedburner/ext/1.0
      media search.yahoo.com/mrss
      itunes www.itunes.com/dtds/podcast-1.0.dtd
      xhtml www.w3.org/1999/xhtml
      rdf www.w3.org/1999/02/22-rdf-syntax-ns
      """;

  private static final Set<String> MAIN = Set.of("rss", "feed");

  private static final Map<String, String> KNOWN = new HashMap<>();

  static {
    for (String line : VOCABULARIES.lines().toList()) {
      List<String> words = List.of(line.split(" "));
      words.forEach(word -> KNOWN.put(word, words.getFirst()));
    }
  }

  private final String format;
  private final Map<String, String> names = new HashMap<>();

  /** Creates the names for a feed; elements of {@code format}, rss or atom, get no prefix. */
  ElementNames(String format) {
    this.format = format;
  }

  /** Returns the name in lower case: {@code title} in the feed's format, else {@code dc:title}. */
  String name(Element element) {
    String key = element.tagName() + " " + element.tag().namespace();
    return names.computeIfAbsent(key, _ -> find(element));
  }

  private String find(Element element) {
    String tag = element.tagName();
    String prefix = tag.substring(0, Math.max(0, tag.indexOf(':'))).toLowerCase(Locale.ROOT);
    String known = KNOWN.get(prefix);
    if (known == null) {
      known = KNOWN.getOrDefault(bare(element.tag().namespace()), prefix);
    }
    boolean own =
        known.isEmpty()
            || known.equals("rss")
            || known.equals(format)
            || (prefix.isEmpty() && isOfMainElement(element));
    return own ? localName(element) : known + ":" + localName(element);
  }

  /** Returns true if the feed's main element has the same namespace, which is then the format's. */
  private static boolean isOfMainElement(Element element) {
    return element.parents().stream()
        .filter(each -> MAIN.contains(localName(each)))
        .anyMatch(each -> each.tag().namespace().equals(element.tag().namespace()));
  }

  /** Returns the children of {@code parent} that have the given name, in document order. */
  List<Element> children(Element parent, String name) {
    return parent.children().stream().filter(child -> name(child).equals(name)).toList();
  }

  /** Returns the name without prefix, in lower case: {@code dc:Title} gives {@code title}. */
  public static String localName(Element element) {
    String tag = element.tagName();
    return tag.substring(tag.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  private static String bare(String namespace) {
    return namespace
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^.*?://", "")
        .replaceAll("[/#]+$", "");
  }
}
