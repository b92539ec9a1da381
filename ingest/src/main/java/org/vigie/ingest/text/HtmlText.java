package org.vigie.ingest.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jsoup.select.NodeFilter;

/** Extracts from HTML the text that a browser shows, with an empty line between paragraphs. */
final class HtmlText implements NodeFilter {
  /** HTML elements whose content is not part of the article's text: code, forms, media. */
  private static final Set<String> SKIPPED =
      words(
          """
          script style template noscript svg math canvas video audio select textarea
          button title head
          """);

  /** HTML elements that begin a new line, but no new paragraph. */
  private static final Set<String> LINES = Set.of("li", "tr", "caption", "legend", "option");

  /** HTML elements that begin no paragraph although the library jsoup calls them blocks. */
  private static final Set<String> NOT_PARTING =
      words("td th tbody thead tfoot col colgroup link meta frame frameset noframes html applet");

  /** Names of HTML tags that the library jsoup doesn't know. */
  private static final Set<String> ALSO_TAGS = Set.of("blink", "math", "svg");

  /** Rare HTML tags that stay in the text: in feeds, {@code <output>} is a word in brackets. */
  private static final Set<String> NOT_TAGS =
      words(
          """
          base basefont bgsound datalist dialog dir hgroup keygen listing menu meter noembed
          optgroup output plaintext progress rb rtc search slot xmp
          """);

  private static final int PARAGRAPH = 2;

  /** Matches tags that hide all text after them if not closed, as in {@code <iframe src=… />}. */
  private static final Pattern FRAME =
      Pattern.compile("(?i)</?(?:iframe|noframes|noembed|xmp|plaintext)\\b[^<>]*>");

  /** Matches "<!" that begins no comment, declaration or section; jsoup would hide what follows. */
  private static final Pattern NO_MARKUP = Pattern.compile("<!(?![-\\[A-Za-z>])");

  private static final Pattern TAG =
      Pattern.compile("</?(!--|!\\[CDATA\\[|[a-zA-Z0-9]+(?=[\\x00- />]))");

  /** Matches a start tag with attributes, none of which has a value, as in {@code <b and c>}. */
  private static final Pattern VALUELESS =
      Pattern.compile("<[a-zA-Z0-9]+\\s+[^\\s=<>/\"'][^=<>/\"']*>");

  private final StringBuilder out = new StringBuilder();
  private int elements;

  /** Number of line feeds to write before the next visible character. */
  private int breaks;

  /** Number of open {@code pre} elements around the current text. */
  private int preformatted;

  private HtmlText() {}

  private static Set<String> words(String spaced) {
    return Set.of(spaced.strip().split("\\s+"));
  }

  /** Extracts the text of HTML. Keeps special spaces, which {@link Characters#tidy} replaces. */
  static HtmlText of(String html) {
    String open = html.replace("<![CDATA[", "").replace("]]>", "");
    String plain = open.contains("<!") ? NO_MARKUP.matcher(open).replaceAll("&lt;!") : open;
    HtmlText text = new HtmlText();
    String safe = any(FRAME, plain, _ -> true) ? FRAME.matcher(plain).replaceAll(" ") : plain;
    for (Node node : Parser.parseFragment(safe, new Element("body"), "")) {
      node.filter(text);
    }
    return text;
  }

  /** Extracts the text of a tree. */
  static HtmlText of(Element tree) {
    HtmlText text = new HtmlText();
    tree.filter(text);
    return text;
  }

  String text() {
    return out.toString();
  }

  /** Returns true if the text may still be HTML, as that of a single element may be. */
  boolean mayBeHtmlAgain() {
    return elements <= 1;
  }

  /** Returns true if the text still contains HTML: its tags were escaped twice in the feed. */
  boolean isHtmlAgain() {
    return elements <= 1 && out.indexOf("</") >= 0 && hasTags(out.toString());
  }

  /** Returns true if a text contains an HTML tag, a comment or a CDATA section. */
  static boolean hasTags(String text) {
    Map<String, Boolean> closed = new HashMap<>();
    return any(TAG, text, m -> m.group(1).startsWith("!") || isHtml(text, m, closed));
  }

  private static boolean isHtml(String text, Matcher tag, Map<String, Boolean> closed) {
    String name = tag.group(1).toLowerCase(Locale.ROOT);
    if (!isHtml(name)) {
      return false;
    }
    // why: in "if a<b and c>d" nothing is bold. A tag with such attributes is closed somewhere.
    return !VALUELESS.matcher(text).region(tag.start(), text.length()).lookingAt()
        || closed.computeIfAbsent(name, n -> text.toLowerCase(Locale.ROOT).contains("</" + n));
  }

  private static boolean isHtml(String name) {
    return ALSO_TAGS.contains(name) || (Tag.isKnownTag(name) && !NOT_TAGS.contains(name));
  }

  /** Returns true if the pattern {@code tag} matches somewhere and the match passes a test. */
  private static boolean any(Pattern tag, String text, Predicate<Matcher> test) {
    // why: trying the pattern only at each "<" is far faster than searching the text with it.
    Matcher m = tag.matcher(text);
    for (int i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i + 1)) {
      if (m.region(i, text.length()).lookingAt() && test.test(m)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      append(text.getWholeText());
    } else if (node instanceof Element element) {
      String name = element.normalName();
      elements += name.equals("body") ? 0 : 1;
      if (SKIPPED.contains(name) || element.hasAttr("hidden")) {
        return FilterResult.SKIP_ENTIRELY;
      }
      switch (name) {
        case "pre" -> preformatted++;
        case "br" -> breaks++;
        case "td", "th" -> append(" ");
        default -> {}
      }
      breakAt(element);
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      preformatted -= element.normalName().equals("pre") ? 1 : 0;
      breakAt(element);
    }
    return FilterResult.CONTINUE;
  }

  private void breakAt(Element element) {
    String name = element.normalName();
    if (LINES.contains(name)) {
      breaks = Math.max(breaks, 1);
    } else if ((element.isBlock() && !NOT_PARTING.contains(name)) || name.equals("summary")) {
      breaks = PARAGRAPH;
    }
  }

  private void append(String text) {
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && breaks == 0) {
        continue;
      }
      out.append(text, copied, i);
      copied = i + 1;
      if (c == '\n' && preformatted > 0) {
        breaks++;
      } else if (c <= ' ') {
        out.append(breaks == 0 ? " " : "");
      } else {
        out.append(breaks >= PARAGRAPH ? "\n\n" : "\n").append(c);
        breaks = 0;
      }
    }
    out.append(text, copied, text.length());
  }
}
