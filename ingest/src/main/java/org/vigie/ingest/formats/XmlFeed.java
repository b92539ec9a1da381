package org.vigie.ingest.formats;

import com.rometools.rome.io.FeedException;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.Excerpt;
import org.vigie.ingest.text.Interruption;
import org.vigie.ingest.text.PlainText;

/**
 * Reads feeds in XML. The library jsoup makes a tree of any input; it fetches nothing and ignores
 * the entities of a DOCTYPE. The library ROME then gets a copy with only the elements that it can
 * read safely.
 */
public final class XmlFeed {
  private static final Set<String> ROOTS = Set.of("rss", "rdf", "channel", "feed");
  private static final Pattern LAST_WHOLE = Pattern.compile("(?i)</(?:\\w+:)?(item|entry)\\s*>");
  private static final String CDATA = "<![CDATA[";

  /**
   * Maximum number of ampersands escaped. An estimate: a text of only these would grow fivefold.
   */
  private static final int MAX_AMPERSANDS = 50_000;

  private XmlFeed() {}

  /**
   * Reads a feed in XML, even if ill-formed. A truncated feed gives its complete entries. Dates
   * without UTC offset are in {@code zone}; null if it is unknown.
   */
  public static ParseResult read(String xml, URI base, @Nullable ZoneId zone) {
    String repaired = ampersandsEscaped(xml);
    Element document = parsed(repaired);
    Element root = root(document);
    if (root == null) {
      return other(document.firstElementChild());
    }
    if (!isClosed(repaired, root)) {
      root.empty(); // Frees its memory, since a second tree follows.
      root = root(parsed(wholeEntries(repaired)));
    }
    if (root == null) {
      return ParseResult.malformed("breaks off before its first entry is whole");
    }
    try {
      return ElementNames.localName(root).equals("feed")
          ? new AtomTree(base, zone).read(root)
          : new RssTree(base, zone).read(root);
    } catch (FeedException e) {
      return ParseResult.malformed("unreadable: " + e.getClass().getSimpleName());
    }
  }

  /** Returns the tree of any text as XML; nothing is fetched and no entity is expanded. */
  public static Element tree(String xml) {
    return parsed(ampersandsEscaped(xml));
  }

  private static Element parsed(String xml) {
    return Parser.xmlParser().parseInput(Interruption.reader(xml), "");
  }

  /** Returns the text up to the last closing tag of an item or entry; empty if there is none. */
  private static String wholeEntries(String xml) {
    return xml.substring(
        0, LAST_WHOLE.matcher(xml).results().mapToInt(MatchResult::end).max().orElse(0));
  }

  /**
   * Escapes ampersands that begin no reference, as in {@code R&D}, except those in CDATA. Escapes
   * only the first {@value #MAX_AMPERSANDS}.
   */
  private static String ampersandsEscaped(String xml) {
    Matcher reference = PlainText.REFERENCE.matcher(xml);
    StringBuilder out = null;
    int copied = 0;
    int escaped = 0;
    int cdata = xml.indexOf(CDATA);
    int i = xml.indexOf('&');
    while (i >= 0 && escaped < MAX_AMPERSANDS) {
      if (cdata >= 0 && cdata < i) {
        int end = xml.indexOf("]]>", cdata);
        int after = end < 0 ? xml.length() : end;
        i = i < after ? xml.indexOf('&', after) : i;
        cdata = xml.indexOf(CDATA, after);
        continue;
      }
      if (!reference.region(i, xml.length()).lookingAt()) {
        out = out == null ? new StringBuilder(xml.length() + MAX_AMPERSANDS) : out;
        out.append(xml, copied, i).append("&amp;");
        copied = i + 1;
        escaped++;
      }
      i = xml.indexOf('&', i + 1);
    }
    return out == null ? xml : out.append(xml, copied, xml.length()).toString();
  }

  private static ParseResult other(@Nullable Element first) {
    if (first == null) {
      return ParseResult.notAFeed("neither XML nor JSON");
    }
    // why: the message is logged, so it gets only the letters of a tag and no text of the body.
    String letters = first.tagName().replaceAll("[^A-Za-z0-9:-]", "").toLowerCase(Locale.ROOT);
    return ParseResult.notAFeed(
        "neither RSS, RDF, Atom nor JSON Feed, but <" + Excerpt.of(letters, 20) + ">");
  }

  /** Returns a feed's main element such as {@code <rss>}, at level one or two; null if none. */
  private static @Nullable Element root(Element document) {
    List<Element> candidates = new ArrayList<>(document.children());
    for (Element top : document.children()) {
      if (!isRoot(top) && !ElementNames.localName(top).equals("html")) {
        candidates.addAll(top.children());
      }
    }
    return candidates.stream().filter(XmlFeed::isRoot).findFirst().orElse(null);
  }

  private static boolean isRoot(Element element) {
    return ROOTS.contains(ElementNames.localName(element));
  }

  private static boolean isClosed(String xml, Element root) {
    String tag = "</" + root.tagName();
    // why: the end of a feed is at the end of its text. Each tag before it is looked at once.
    int last = xml.lastIndexOf('>') - tag.length();
    for (int i = xml.lastIndexOf(tag, last); i >= 0; i = xml.lastIndexOf(tag, i - 1)) {
      // why: "</feedburner:origLink>" begins as "</feed>" does.
      if ("> \t\n\u000b\f\r".indexOf(xml.charAt(i + tag.length())) >= 0) {
        return true;
      }
    }
    return root.childNodeSize() == 0;
  }

  /** Returns a feed's items or entries in order, also those in an unclosed entry. */
  static List<Element> entries(Element root, String name) {
    List<Element> found = new ArrayList<>();
    Deque<Element> next = new ArrayDeque<>(inside(root, name));
    while (!next.isEmpty()) {
      Element entry = next.pop();
      found.add(entry);
      inside(entry, name).reversed().forEach(next::push);
    }
    return found;
  }

  private static List<Element> inside(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    collect(parent, name, found);
    return found;
  }

  private static void collect(Element parent, String name, List<Element> into) {
    for (Element child : parent.children()) {
      String local = ElementNames.localName(child);
      if (local.equals(name)) {
        into.add(child);
      } else if (local.equals("channel") || local.equals("items")) {
        collect(child, name, into);
      }
    }
  }

  /** Returns an element's content as HTML: text and CDATA unescaped, elements with their tags. */
  static String html(Element element) {
    List<Node> children = element.childNodes();
    if (children.stream().allMatch(TextNode.class::isInstance)) {
      return element.wholeText();
    }
    StringBuilder html = new StringBuilder();
    for (Node child : children) {
      switch (child) {
        case CDataNode cdata -> html.append(cdata.getWholeText());
        case Comment _ -> {}
        case Element inner -> html.append(unprefixed(inner).outerHtml());
        default -> html.append(child.outerHtml());
      }
    }
    return html.toString();
  }

  /** Removes the prefixes of XHTML in a tree, as in {@code <x:p>}, and returns the tree. */
  private static Element unprefixed(Element tree) {
    for (Element each : tree.getAllElements()) {
      String name = ElementNames.localName(each);
      boolean isPrefixed = each.tagName().length() > name.length();
      if (isPrefixed && isXhtml(each) && Tag.isKnownTag(name)) {
        each.tag(Tag.valueOf(name));
      }
    }
    return tree;
  }

  private static boolean isXhtml(Element element) {
    return element.tag().namespace().equals(Parser.NamespaceHtml)
        || element.tagName().startsWith("xhtml:");
  }
}
