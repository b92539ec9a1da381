package org.vigie.ingest.formats;

import static org.vigie.ingest.formats.RomeFeed.add;
import static org.vigie.ingest.formats.XmlFeed.html;

import com.rometools.rome.io.FeedException;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdom2.Namespace;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Interruption;

/** Reads RSS 0.9 to 2.0 and RDF. Passes each feed as RSS 2.0 to the feed-reading library ROME. */
final class RssTree {
  private static final Namespace NONE = Namespace.NO_NAMESPACE;
  private static final Namespace CONTENT =
      Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");

  private final URI base;
  private final @Nullable ZoneId zone;
  private final Links.Bases bases;
  private final ElementNames names = new ElementNames("rss");

  RssTree(URI base, @Nullable ZoneId zone) {
    this.base = base;
    this.zone = zone;
    this.bases = new Links.Bases(base);
  }

  ParsedFeed read(Element root) throws FeedException {
    Element given = channel(root);
    org.jdom2.Element rss = new org.jdom2.Element("rss").setAttribute("version", "2.0");
    org.jdom2.Element channel = add(rss, "channel", NONE, "");
    String language = null;
    for (Element child : given.children()) {
      switch (names.name(child)) {
        case "title", "dc:title", "itunes:title" -> addOnce(channel, "title", html(child));
        case "language", "dc:language" -> language = child.wholeText();
        default -> {}
      }
    }
    add(channel, "link", NONE, base.toString());
    add(channel, "description", NONE, "");
    List<EntryBuilder> entries = XmlFeed.entries(root, "item").stream().map(this::entry).toList();
    List<EntryBuilder> newest = NewestEntries.of(entries);
    for (EntryBuilder entry : newest) {
      org.jdom2.Element item = add(channel, "item", NONE, "");
      entry.children().forEach(child -> copy(child, item));
    }
    return RomeFeed.read(format(root), rss, language, Hints.of(given, names), newest);
  }

  private static Element channel(Element root) {
    return root.children().stream()
        .filter(e -> ElementNames.localName(e).equals("channel"))
        .findFirst()
        .filter(_ -> !ElementNames.localName(root).equals("channel"))
        .orElse(root);
  }

  private static String format(Element root) {
    if (ElementNames.localName(root).equals("rdf")) {
      return root.attributes().html().contains("rdf/simple/0.9") ? "rss_0.9" : "rss_1.0";
    }
    String version = root.attr("version").strip();
    return "rss_" + (version.matches("[0-9.]{1,5}") ? version : "2.0");
  }

  private EntryBuilder entry(Element given) {
    EntryBuilder entry = new EntryBuilder(given, zone);
    entry.guid = given.hasAttr("rdf:about") ? given.attr("rdf:about") : null;
    entry.children().forEach(child -> read(child, entry));
    return entry;
  }

  /** Stores an element in {@code entry} if the library ROME would lose or misread it. */
  private void read(Element child, EntryBuilder entry) {
    Interruption.check();
    switch (names.name(child)) {
      case "link", "atom:link", "url" -> entry.link = entry.link == null ? link(child) : entry.link;
      case "feedburner:origlink", "pheedo:origlink" ->
          entry.link = Optional.ofNullable(link(child)).orElse(entry.link);
      case "guid" -> guid(child, entry);
      case "enclosure" -> entry.enclosure(Links.resolve(child.attr("url"), bases.of(child)));
      case "author", "dc:creator", "dc:author", "itunes:author" -> entry.authors.add(html(child));
      case "atom:author" ->
          names.children(child, "atom:name").forEach(name -> entry.authors.add(html(name)));
      case "category", "dc:subject" -> entry.categories.add(html(child));
      case "itunes:category", "media:category" -> categories(child, entry);
      case "tags" -> entry.categories.addAll(EntryCleaner.tags(child.wholeText()));
      case "source" -> entry.source(html(child), Links.resolve(child.attr("url"), base));
      case "pubdate",
          "dc:date",
          "dcterms:issued",
          "dcterms:created",
          "atom:published",
          "published",
          "date" ->
          entry.published(names.name(child), child.wholeText());
      case "dcterms:modified", "dcterms:date", "atom:updated", "updated", "lastbuilddate" ->
          entry.updated(names.name(child), child.wholeText());
      case "dc:language", "language" ->
          entry.language = entry.language == null ? child.wholeText() : entry.language;
      default -> {}
    }
  }

  private void copy(Element child, org.jdom2.Element item) {
    Interruption.check();
    switch (names.name(child)) {
      case "title", "description" -> {
        item.removeChild(names.name(child));
        add(item, names.name(child), NONE, html(child));
      }
      case "dc:title", "media:title" -> addOnce(item, "title", html(child));
      case "dc:description", "itunes:summary", "media:description", "atom:summary" ->
          addOnce(item, "description", html(child));
      case "media:group" ->
          names.children(child, "media:description").forEach(inner -> copy(inner, item));
      case "content:encoded",
          "xhtml:body",
          "xhtml:div",
          "atom:content",
          "body",
          "fulltext",
          "fullitem",
          "summary",
          "content" ->
          addBody(child, item);
      default -> {}
    }
  }

  private static void addBody(Element child, org.jdom2.Element item) {
    if (item.getContentSize() < EntryBuilder.MAX_BODIES) {
      add(item, "encoded", CONTENT, html(child));
    }
  }

  private @Nullable URI link(Element child) {
    if (!Links.relation(child).equals("alternate")) {
      return null;
    }
    String text = child.wholeText();
    // why: in HTML, links are empty elements, so its serializers write the address after <link/>.
    if (text.isBlank() && !child.hasAttr("href") && child.nextSibling() instanceof TextNode after) {
      return Links.web(after.getWholeText());
    }
    return Links.resolve(text.isBlank() ? child.attr("href") : text, bases.of(child));
  }

  /** Reads categories that may be attributes, or elements inside each other. */
  private void categories(Element given, EntryBuilder entry) {
    Interruption.check();
    for (Element category : given.getAllElements()) {
      String label = category.attr(category.hasAttr("label") ? "label" : "text");
      entry.categories.add(label.isBlank() ? category.ownText() : label);
    }
  }

  /** Reads a guid. As a URL, it replaces a missing link, unless {@code isPermaLink} is false. */
  private void guid(Element child, EntryBuilder entry) {
    String guid = child.wholeText();
    entry.guid = guid;
    boolean permalink = !child.attr("isPermaLink").equalsIgnoreCase("false");
    if (entry.link == null && entry.fallback == null && permalink) {
      entry.fallback = Links.web(guid);
    }
  }

  private static void addOnce(org.jdom2.Element parent, String name, String text) {
    if (parent.getChild(name) == null) {
      add(parent, name, NONE, text);
    }
  }
}
