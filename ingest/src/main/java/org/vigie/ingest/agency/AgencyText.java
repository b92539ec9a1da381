package org.vigie.ingest.agency;

import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.Excerpt;
import org.vigie.ingest.formats.ElementNames;
import org.vigie.ingest.formats.XmlFeed;
import org.vigie.ingest.text.Interruption;
import org.vigie.ingest.text.PlainText;

/** Turns an item's text into HTML. It may be XHTML, plain text or NITF, an older IPTC format. */
final class AgencyText {
  /** Maximum number of UTF-16 code units of NITF. An estimate: at least a fifth of it is text. */
  private static final int MAX_NITF = 5 * PlainText.MAX_TEXT;

  private AgencyText() {}

  /** Returns the text as HTML; text that is not NITF is returned as it is. */
  static String html(String text, String contentType) {
    boolean nitf = contentType.toLowerCase(Locale.ROOT).contains("nitf") || isNitf(text);
    return nitf && text.indexOf('<') >= 0 ? html(XmlFeed.tree(Excerpt.of(text, MAX_NITF))) : text;
  }

  /**
   * Returns the HTML of an element that contains XHTML or NITF: of {@code body.content} in NITF, of
   * {@code body} in XHTML, else of everything. Pictures and their captions are left out.
   */
  static String html(Element xml) {
    Element content = first(xml, "body.content");
    Element body = content == null ? first(xml, "body") : content;
    Element text = (body == null ? xml : body).clone();
    for (Element element : text.getAllElements()) {
      Interruption.check();
      simplify(element);
    }
    return text.html();
  }

  /** Gives an element of NITF, or one with a prefix, the name that it has in HTML. */
  private static void simplify(Element element) {
    switch (ElementNames.localName(element)) {
      case "media", "body.head", "figure" -> element.empty();
      case "hl1", "hl2" -> rename(element, "h2");
      case "block" -> rename(element, "div");
      case "bq" -> rename(element, "blockquote");
      // why: in HTML, these have no prefix.
      case "p", "div", "br", "ul", "ol", "li", "tr", "td", "pre", "h1", "h2", "h3", "blockquote" ->
          rename(element, ElementNames.localName(element));
      default -> {}
    }
  }

  // why: jsoup refuses to rename an element within an empty namespace, as in xmlns="".
  private static void rename(Element element, String name) {
    element.tagName(name, Parser.NamespaceHtml);
  }

  private static boolean isNitf(String text) {
    return text.startsWith("<nitf") || text.contains("<body.content");
  }

  /** Returns the first element of a name in lower case, without prefix; null if there is none. */
  static @Nullable Element first(Element parent, String name) {
    return parent.stream()
        .filter(e -> ElementNames.localName(e).equals(name))
        .findFirst()
        .orElse(null);
  }
}
