package org.vigie.ingest.formats;

import static org.vigie.ingest.formats.RomeFeed.add;
import static org.vigie.ingest.formats.XmlFeed.html;

import com.rometools.rome.io.FeedException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jdom2.Namespace;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Interruption;

/** Reads Atom 0.3 and 1.0 feeds. Passes both as Atom 1.0 to the feed-reading library ROME. */
final class AtomTree {
  private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

  private final Links.Bases bases;
  private final @Nullable ZoneId zone;
  private final ElementNames names = new ElementNames("atom");

  AtomTree(URI base, @Nullable ZoneId zone) {
    this.bases = new Links.Bases(base);
    this.zone = zone;
  }

  ParsedFeed read(Element root) throws FeedException {
    org.jdom2.Element feed = new org.jdom2.Element("feed", ATOM);
    names.children(root, "title").stream()
        .findFirst()
        .ifPresent(title -> content("title", title, feed));
    List<EntryBuilder> entries = XmlFeed.entries(root, "entry").stream().map(this::entry).toList();
    List<EntryBuilder> newest = NewestEntries.of(entries);
    for (EntryBuilder entry : newest) {
      org.jdom2.Element forRome = add(feed, "entry", ATOM, "");
      entry.children().forEach(child -> copy(child, forRome));
    }
    boolean old =
        root.tag().namespace().contains("purl.org/atom/ns") || root.attr("version").equals("0.3");
    return RomeFeed.read(
        old ? "atom_0.3" : "atom_1.0", feed, root.attr("xml:lang"), Hints.of(root, names), newest);
  }

  private EntryBuilder entry(Element given) {
    EntryBuilder entry = new EntryBuilder(given, zone);
    entry.language = given.attr("xml:lang");
    // why: the date of publication counts before <created>, wherever it stands in the entry.
    entry.published("published", "");
    entry.children().forEach(child -> read(child, entry));
    return entry;
  }

  /** Stores an element in {@code entry} if the library ROME would lose or misread it. */
  private void read(Element child, EntryBuilder entry) {
    Interruption.check();
    switch (names.name(child)) {
      case "id" -> entry.guid = id(child);
      case "link", "feedburner:origlink" -> link(child, entry);
      case "published", "issued" -> entry.published("published", child.wholeText());
      case "created", "dc:date", "dcterms:issued" ->
          entry.published(names.name(child), child.wholeText());
      case "updated", "modified" -> entry.updated("updated", child.wholeText());
      case "author", "dc:creator" -> author(child, entry);
      case "category", "dc:subject" -> category(child, entry);
      case "source" -> source(child, entry);
      case "content" -> file(Links.resolve(child.attr("src"), bases.of(child)), entry);
      default -> {}
    }
  }

  /** Copies a title or text of an entry to the XML tree that the library ROME reads. */
  private void copy(Element child, org.jdom2.Element entry) {
    Interruption.check();
    switch (names.name(child)) {
      case "title" -> {
        if (entry.getChild("title", ATOM) == null) {
          content("title", child, entry);
        }
      }
      case "summary", "content" -> text(names.name(child), child, entry);
      case "content:encoded", "media:description" -> text("content", child, entry);
      case "media:group" ->
          names.children(child, "media:description").forEach(inner -> copy(inner, entry));
      default -> {}
    }
  }

  private static void text(String name, Element given, org.jdom2.Element entry) {
    if (entry.getContentSize() < EntryBuilder.MAX_BODIES) {
      content(name, given, entry);
    }
  }

  /** Copies an element's content, as escaped HTML, to the XML tree that the library ROME reads. */
  private static void content(String name, Element given, org.jdom2.Element parent) {
    add(parent, name, ATOM, readable(given)).setAttribute("type", "html");
  }

  /** Returns an element's content as HTML, decoded if it is base64. */
  private static String readable(Element given) {
    boolean base64 =
        given.attr("mode").equals("base64")
            || given.attr("type").equalsIgnoreCase("application/octet-stream");
    return base64 ? decoded(html(given)) : html(given);
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private void link(Element child, EntryBuilder entry) {
    String relation = Links.relation(child);
    if (relation.equals("enclosure") && entry.enclosure == null) {
      entry.enclosure = address(child);
    }
    URI link = relation.equals("alternate") ? address(child) : null;
    if (link == null) {
      return;
    }
    String type = child.attr("type").toLowerCase(Locale.ROOT);
    if (!type.isEmpty() && !type.contains("html")) {
      file(link, entry);
    } else if (entry.link == null || !names.name(child).equals("link")) {
      entry.link = link; // The publisher's link replaces FeedBurner's link.
    }
  }

  private static void file(@Nullable URI link, EntryBuilder entry) {
    entry.fallback = entry.fallback == null ? link : entry.fallback;
  }

  /** Returns the id as written; an id that is only the path of an address becomes the address. */
  private String id(Element child) {
    String id = child.wholeText();
    boolean isPath = id.strip().startsWith("/") && !id.strip().startsWith("//");
    URI address = isPath ? Links.resolve(id, bases.of(child)) : null;
    return address == null ? id : address.toString();
  }

  private @Nullable URI address(Element link) {
    String href = link.hasAttr("href") ? link.attr("href") : link.wholeText();
    return Links.resolve(href, bases.of(link));
  }

  private void author(Element child, EntryBuilder entry) {
    entry.authors.add(child.childrenSize() == 0 ? child.wholeText() : last(child, "name"));
  }

  private static void category(Element child, EntryBuilder entry) {
    String label = child.attr("label");
    String term = label.isBlank() ? child.attr("term") : label;
    entry.categories.add(term.isBlank() ? child.wholeText() : term);
  }

  private void source(Element child, EntryBuilder entry) {
    URI url = null;
    for (Element part : names.children(child, "link")) {
      URI address = Links.relation(part).equals("alternate") ? address(part) : null;
      url = address == null ? url : address;
    }
    entry.source(last(child, "title"), url);
  }

  private String last(Element parent, String name) {
    List<Element> children = names.children(parent, name);
    return children.isEmpty() ? "" : readable(children.getLast());
  }
}
