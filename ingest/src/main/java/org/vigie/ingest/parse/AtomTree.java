package org.vigie.ingest.parse;

import static org.vigie.ingest.parse.FeedTree.JDOM;
import static org.vigie.ingest.parse.FeedTree.OURS;
import static org.vigie.ingest.parse.FeedTree.add;
import static org.vigie.ingest.parse.FeedTree.html;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jdom2.Namespace;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Copies Atom 0.3 and 1.0 to Atom 1.0 for ROME. */
final class AtomTree {
  private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

  private final URI base;
  private final ElementNames words = ElementNames.ofAtom();

  AtomTree(URI base) {
    this.base = base;
  }

  FeedTree tree(Element root) {
    org.jdom2.Element feed = JDOM.element("feed", ATOM);
    for (Element child : root.children()) {
      if (words.name(child).equals("title")) {
        content("title", child, feed);
      }
    }
    for (Element entry : FeedTree.entries(root, "entry")) {
      feed.addContent(entry(entry));
    }
    boolean old =
        root.tag().namespace().contains("purl.org/atom/ns") || root.attr("version").equals("0.3");
    String language = root.attr("xml:lang");
    return new FeedTree(
        old ? "atom_0.3" : "atom_1.0",
        JDOM.document(feed),
        FeedHints.of(root, words),
        language.isBlank() ? null : language);
  }

  private org.jdom2.Element entry(Element given) {
    org.jdom2.Element entry = JDOM.element("entry", ATOM);
    if (given.hasAttr("xml:lang")) {
      add(entry, "language", OURS, given.attr("xml:lang"));
    }
    for (Element child : given.children()) {
      switch (words.name(child)) {
        case "title", "summary", "content" -> content(words.name(child), child, entry);
        case "id" -> add(entry, "guid", OURS, child.wholeText());
        case "link", "feedburner:origlink" -> link(child, entry);
        case "published", "issued", "created", "dc:date", "dcterms:issued" ->
            add(entry, "date", OURS, child.wholeText());
        case "updated", "modified" -> add(entry, "updated", OURS, child.wholeText());
        case "author", "dc:creator" -> author(child, entry);
        case "category", "dc:subject" -> category(child, entry);
        case "source" -> source(child, entry);
        case "content:encoded", "media:description" -> content("content", child, entry);
        case "media:group" -> mediaGroup(child, entry);
        default -> {}
      }
    }
    return entry;
  }

  private void mediaGroup(Element group, org.jdom2.Element entry) {
    for (Element child : group.children()) {
      if (words.name(child).equals("media:description")) {
        content("content", child, entry);
      }
    }
  }

  /** Whatever the type, the content is handed on as escaped HTML. */
  private static void content(String name, Element given, org.jdom2.Element parent) {
    org.jdom2.Element content = JDOM.element(name, ATOM);
    content.setAttribute("type", "html");
    String text = html(given);
    boolean base64 =
        given.attr("mode").equals("base64")
            || given.attr("type").equalsIgnoreCase("application/octet-stream");
    content.addContent(JDOM.text(base64 ? decoded(text) : text));
    parent.addContent(content);
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private void link(Element child, org.jdom2.Element entry) {
    URI link = address(child, base);
    if (link == null) {
      return;
    }
    String type = child.attr("type").toLowerCase(Locale.ROOT);
    boolean page = type.isEmpty() || type.contains("html");
    if (!words.name(child).equals("link")) {
      entry.removeChildren("link", OURS); // What FeedBurner says was the link before it came.
    }
    add(entry, page ? "link" : "fallback", OURS, link.toString());
  }

  /** Where an alternate link leads; null for links of other relations. */
  private static @Nullable URI address(Element link, URI base) {
    String rel = link.attr("rel");
    if (!rel.isBlank() && !rel.equalsIgnoreCase("alternate")) {
      return null;
    }
    String href = link.hasAttr("href") ? link.attr("href") : link.wholeText();
    return Links.resolve(href, FeedTree.base(link, base));
  }

  private void author(Element child, org.jdom2.Element entry) {
    String name = child.childrenSize() == 0 ? child.wholeText() : "";
    for (Element part : child.children()) {
      if (words.name(part).equals("name")) {
        name = html(part);
      }
    }
    if (!name.isBlank()) {
      org.jdom2.Element author = JDOM.element("author", ATOM);
      add(author, "name", ATOM, name);
      entry.addContent(author);
    }
  }

  private static void category(Element child, org.jdom2.Element entry) {
    String label = child.attr("label");
    String term = label.isBlank() ? child.attr("term") : label;
    org.jdom2.Element category = JDOM.element("category", ATOM);
    category.setAttribute(JDOM.attribute("term", term.isBlank() ? child.wholeText() : term));
    entry.addContent(category);
  }

  private void source(Element child, org.jdom2.Element entry) {
    org.jdom2.Element source = JDOM.element("source", OURS);
    for (Element part : child.children()) {
      switch (words.name(part)) {
        case "title" -> source.addContent(JDOM.text(html(part)));
        case "link" -> {
          URI url = address(part, base);
          if (url != null) {
            source.setAttribute(JDOM.attribute("url", url.toString()));
          }
        }
        default -> {}
      }
    }
    entry.addContent(source);
  }
}
