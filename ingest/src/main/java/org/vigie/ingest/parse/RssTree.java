package org.vigie.ingest.parse;

import static org.vigie.ingest.parse.FeedTree.JDOM;
import static org.vigie.ingest.parse.FeedTree.OURS;
import static org.vigie.ingest.parse.FeedTree.add;
import static org.vigie.ingest.parse.FeedTree.html;

import java.net.URI;
import org.jdom2.Namespace;
import org.jsoup.nodes.Element;

/** Copies RSS 0.9 to 2.0 and RDF, all of one shape, to RSS 2.0 for ROME. */
final class RssTree {
  private static final Namespace NONE = Namespace.NO_NAMESPACE;
  private static final Namespace DC =
      Namespace.getNamespace("dc", "http://purl.org/dc/elements/1.1/");
  private static final Namespace CONTENT =
      Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");

  private final URI base;
  private final ElementNames words = ElementNames.ofRss();

  RssTree(URI base) {
    this.base = base;
  }

  FeedTree tree(Element root) {
    Element given = "channel".equals(FeedTree.localName(root)) ? root : channel(root);
    org.jdom2.Element rss = JDOM.element("rss", NONE);
    rss.setAttribute("version", "2.0");
    org.jdom2.Element channel = JDOM.element("channel", NONE);
    rss.addContent(channel);
    String language = null;
    for (Element child : given.children()) {
      switch (words.name(child)) {
        case "title", "dc:title", "itunes:title" -> addOnce(channel, "title", NONE, html(child));
        case "language", "dc:language" -> language = child.wholeText();
        default -> {}
      }
    }
    add(channel, "link", NONE, base.toString());
    add(channel, "description", NONE, "");
    for (Element item : FeedTree.entries(root, "item")) {
      channel.addContent(item(item));
    }
    return new FeedTree(format(root), JDOM.document(rss), FeedHints.of(given, words), language);
  }

  private static Element channel(Element root) {
    return root.children().stream()
        .filter(e -> FeedTree.localName(e).equals("channel"))
        .findFirst()
        .orElse(root);
  }

  private static String format(Element root) {
    if (FeedTree.localName(root).equals("rdf")) {
      boolean old = root.attributes().html().contains("rdf/simple/0.9");
      return old ? "rss_0.9" : "rss_1.0";
    }
    String version = root.attr("version").strip();
    return "rss_" + (version.matches("[0-9.]{1,5}") ? version : "2.0");
  }

  private org.jdom2.Element item(Element given) {
    org.jdom2.Element item = JDOM.element("item", NONE);
    if (given.hasAttr("rdf:about")) {
      add(item, "guid", OURS, given.attr("rdf:about"));
    }
    for (Element child : given.children()) {
      switch (words.name(child)) {
        case "title" -> replace(item, "title", html(child));
        case "dc:title", "media:title" -> addOnce(item, "title", NONE, html(child));
        case "link", "atom:link", "url" -> link(child, item);
        case "feedburner:origlink", "pheedo:origlink" -> {
          item.removeChildren("link", OURS);
          link(child, item);
        }
        case "guid" -> guid(child, item);
        case "description" -> replace(item, "description", html(child));
        case "dc:description", "itunes:summary", "media:description", "atom:summary" ->
            addOnce(item, "description", NONE, html(child));
        case "media:group" -> mediaGroup(child, item);
        case "content:encoded",
            "xhtml:body",
            "xhtml:div",
            "atom:content",
            "body",
            "fulltext",
            "fullitem",
            "content" ->
            add(item, "encoded", CONTENT, html(child));
        // As creators all of them, since of authors ROME keeps one.
        case "author", "dc:creator", "dc:author", "itunes:author" ->
            add(item, "creator", DC, html(child));
        case "atom:author" -> atomAuthor(child, item);
        case "category", "dc:subject" -> add(item, "category", NONE, html(child));
        case "source" -> source(child, item);
        case "pubdate",
            "dc:date",
            "dcterms:issued",
            "dcterms:created",
            "atom:published",
            "published",
            "date" ->
            add(item, "date", OURS, child.wholeText());
        case "dcterms:modified", "dcterms:date", "atom:updated", "updated", "lastbuilddate" ->
            add(item, "updated", OURS, child.wholeText());
        case "dc:language", "language" -> add(item, "language", OURS, child.wholeText());
        default -> {}
      }
    }
    return item;
  }

  private void atomAuthor(Element author, org.jdom2.Element item) {
    for (Element child : author.children()) {
      if (words.name(child).equals("atom:name")) {
        add(item, "creator", DC, html(child));
      }
    }
  }

  private void mediaGroup(Element group, org.jdom2.Element item) {
    for (Element child : group.children()) {
      if (words.name(child).equals("media:description")) {
        addOnce(item, "description", NONE, html(child));
      }
    }
  }

  private void link(Element child, org.jdom2.Element item) {
    String rel = child.attr("rel");
    boolean alternate = rel.isEmpty() || rel.equalsIgnoreCase("alternate");
    String text = child.wholeText();
    URI link =
        alternate
            ? Links.resolve(text.isBlank() ? child.attr("href") : text, FeedTree.base(child, base))
            : null;
    if (link != null) {
      add(item, "link", OURS, link.toString());
    }
  }

  /** A guid is the link too, unless it says that it isn't; it comes after any link given. */
  private void guid(Element child, org.jdom2.Element item) {
    String guid = child.wholeText();
    add(item, "guid", OURS, guid);
    boolean permalink = !child.attr("isPermaLink").equalsIgnoreCase("false");
    if (permalink && guid.strip().regionMatches(true, 0, "http", 0, 4)) {
      URI link = Links.resolve(guid, base);
      if (link != null) {
        add(item, "fallback", OURS, link.toString());
      }
    }
  }

  private void source(Element child, org.jdom2.Element item) {
    org.jdom2.Element source = JDOM.element("source", OURS);
    source.addContent(JDOM.text(html(child)));
    URI url = Links.resolve(child.attr("url"), base);
    if (url != null) {
      source.setAttribute(JDOM.attribute("url", url.toString()));
    }
    item.addContent(source);
  }

  private static void replace(org.jdom2.Element parent, String name, String text) {
    parent.removeChild(name);
    add(parent, name, NONE, text);
  }

  private static void addOnce(
      org.jdom2.Element parent, String name, Namespace namespace, String text) {
    if (parent.getChild(name, namespace) == null) {
      add(parent, name, namespace, text);
    }
  }
}
