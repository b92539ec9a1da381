package org.vigie.ingest.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Document;
import org.jdom2.Namespace;
import org.jdom2.UncheckedJDOMFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * An XML feed as the tree that ROME is given.
 *
 * <p>The reader is jsoup's, which makes a tree of anything, passes over a DOCTYPE with all that is
 * in it, expands and fetches nothing, and is as fast as a strict one. Of that tree only what ROME
 * can read without harm is copied: a hint, a date or an extension that it would choke on never
 * reaches it. What we read ourselves (guid, links, dates, source, language) travels along in our
 * own namespace, in which ROME leaves it alone.
 *
 * @param format as {@link ParsedFeed#format} has it
 * @param feed for ROME, always RSS 2.0 or Atom
 * @param language as declared
 */
record FeedTree(String format, Document feed, Hints hints, @Nullable String language) {
  /** Of the elements that we read ourselves. */
  static final Namespace OURS = Namespace.getNamespace("v", "urn:vigie:feed");

  static final UncheckedJDOMFactory JDOM = new UncheckedJDOMFactory();

  private static final Map<String, String> ROOTS =
      Map.of("rss", "rss", "rdf", "rss", "channel", "rss", "feed", "atom");

  /** What a body turned out to be. */
  sealed interface Reading {
    record Found(FeedTree tree) implements Reading {}

    /** Another document, whose root is {@code root}; empty when it has none. */
    record Other(String root) implements Reading {}

    /** The feed breaks off before its first entry is whole. */
    record Broken() implements Reading {}
  }

  /**
   * Reads XML, however ill-formed.
   *
   * @param base the feed's address, for links
   */
  static Reading read(String xml, URI base) {
    String repaired = XmlRepair.ampersandsEscaped(xml);
    Element document = Jsoup.parse(repaired, "", Parser.xmlParser());
    Element root = root(document);
    if (root == null) {
      Element first = document.firstElementChild();
      return new Reading.Other(first == null ? "" : XmlRepair.named(first.tagName()));
    }
    if (!isClosed(repaired, root)) {
      String whole = XmlRepair.wholeEntries(repaired);
      if (whole.isEmpty()) {
        return new Reading.Broken();
      }
      root = root(Jsoup.parse(whole, "", Parser.xmlParser()));
    }
    return root == null ? new Reading.Broken() : new Reading.Found(tree(root, base));
  }

  private static FeedTree tree(Element root, URI base) {
    boolean atom = "atom".equals(ROOTS.get(localName(root)));
    return atom ? new AtomTree(base).tree(root) : new RssTree(base).tree(root);
  }

  /** The first element that is a feed's root, at the top or one below it. */
  private static @Nullable Element root(Element document) {
    List<Element> candidates = new ArrayList<>(document.children());
    for (Element top : document.children()) {
      if (!ROOTS.containsKey(localName(top)) && !localName(top).equals("html")) {
        candidates.addAll(top.children());
      }
    }
    return candidates.stream()
        .filter(e -> ROOTS.containsKey(localName(e)))
        .findFirst()
        .orElse(null);
  }

  private static boolean isClosed(String xml, Element root) {
    int end = xml.lastIndexOf("</" + root.tagName());
    return end >= 0 ? xml.indexOf('>', end) >= 0 : root.childNodeSize() == 0;
  }

  static String localName(Element element) {
    String tag = element.tagName();
    return tag.substring(tag.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  /** The items or entries under a root, in order, also those that stand in an unclosed one. */
  static List<Element> entries(Element root, String name) {
    List<Element> found = new ArrayList<>();
    collect(root, name, found);
    for (int i = 0; i < found.size() && found.size() <= FeedParser.MAX_ENTRIES; i++) {
      int before = found.size();
      collect(found.get(i), name, found);
      List<Element> inner = List.copyOf(found.subList(before, found.size()));
      inner.forEach(Node::remove);
      found.subList(before, found.size()).clear();
      found.addAll(i + 1, inner);
    }
    return found.subList(0, Math.min(found.size(), FeedParser.MAX_ENTRIES));
  }

  private static void collect(Element parent, String name, List<Element> into) {
    for (Element child : parent.children()) {
      String local = localName(child);
      if (local.equals(name)) {
        into.add(child);
      } else if (local.equals("channel") || local.equals("items")) {
        collect(child, name, into);
      }
    }
  }

  /** What an element says, as HTML: text and CDATA as they are, elements written out. */
  static String html(Element element) {
    List<Node> children = element.childNodes();
    if (children.size() == 1 && children.getFirst() instanceof TextNode text) {
      return text.getWholeText();
    }
    if (children.stream().allMatch(TextNode.class::isInstance)) {
      return element.wholeText();
    }
    StringBuilder html = new StringBuilder();
    for (Node child : children) {
      switch (child) {
        case CDataNode cdata -> html.append(cdata.getWholeText());
        case Comment _ -> {}
        default -> html.append(child.outerHtml());
      }
    }
    return html.toString();
  }

  /** The base for links in an element: {@code xml:base} of it and of those it is in. */
  static URI base(Element element, URI feed) {
    URI base = feed;
    List<Element> outermostFirst = new ArrayList<>(element.parents()).reversed();
    outermostFirst.add(element);
    for (Element e : outermostFirst) {
      String given = e.attr("xml:base");
      URI resolved = given.isBlank() ? null : Links.resolve(given, base);
      base = resolved == null ? base : resolved;
    }
    return base;
  }

  static void add(org.jdom2.Element parent, String name, Namespace namespace, String text) {
    org.jdom2.Element child = JDOM.element(name, namespace);
    child.addContent(JDOM.text(text));
    parent.addContent(child);
  }
}
