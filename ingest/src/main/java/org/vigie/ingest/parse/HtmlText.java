package org.vigie.ingest.parse;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The text a reader of an HTML fragment sees; blocks parted by an empty line. */
final class HtmlText implements NodeFilter {
  /** Not text: code, forms, and what stands in for what can't be shown. */
  private static final Set<String> SKIPPED =
      words(
          """
          script style template noscript svg math canvas video audio select textarea
          button title head
          """);

  private static final Set<String> BLOCKS =
      words(
          """
          p div section article header footer main aside nav ul ol dl dt dd blockquote
          pre h1 h2 h3 h4 h5 h6 table figure figcaption hr form fieldset address details
          summary center body
          """);

  private static final Set<String> LINES = Set.of("li", "tr", "caption", "legend", "option");

  /** Elements that occur in feeds; what is not among them may be text in angle brackets. */
  private static final Set<String> INLINE =
      words(
          """
          a abbr acronym applet area b bdi bdo big blink br cite code col colgroup data
          del dfn em embed font frame frameset html i iframe img input ins kbd label
          link map mark marquee meta nobr noframes object param picture q rp rt ruby s
          samp small source span strike strong sub sup tbody td tfoot th thead time
          track tt u var wbr
          """);

  private static final int PARAGRAPH = 2;

  /** Unclosed, as in {@code <iframe src=… />}, these would swallow all that follows. */
  private static final Pattern FRAMES =
      Pattern.compile("(?i)</?(?:iframe|noframes|noembed|xmp|plaintext)\\b[^<>]*>");

  private final StringBuilder out = new StringBuilder();
  private int elements;
  private int breaks;
  private int preformatted;

  private HtmlText() {}

  private static Set<String> words(String spaced) {
    return Set.of(spaced.strip().split("\\s+"));
  }

  /** The text; no-break spaces and the like are left for {@link Characters#tidy}. */
  static HtmlText of(String html) {
    String plain = html.replace("<![CDATA[", "").replace("]]>", "");
    HtmlText text = new HtmlText();
    Jsoup.parseBodyFragment(hasFrames(plain) ? FRAMES.matcher(plain).replaceAll(" ") : plain)
        .body()
        .filter(text);
    return text;
  }

  /** Looks at tags alone: to search the whole text for the pattern took as long as all the rest. */
  private static boolean hasFrames(String html) {
    Matcher frame = FRAMES.matcher(html);
    for (int i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i + 1)) {
      if (frame.region(i, html.length()).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  /** The text found. */
  String text() {
    return out.toString();
  }

  /** Whether what was found is HTML again, which had been escaped whole, at most in a wrapper. */
  boolean isHtmlAgain() {
    return elements <= 1 && out.indexOf("</") >= 0 && hasTags(out.toString());
  }

  /** Whether there is a tag of HTML in it, a comment or a CDATA section. */
  static boolean hasTags(String text) {
    for (int i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i + 1)) {
      int start = text.startsWith("/", i + 1) ? i + 2 : i + 1;
      int end = start;
      while (end < text.length() && isNameCharacter(text.charAt(end))) {
        end++;
      }
      boolean named =
          end > start
              && end < text.length()
              && isTagEnd(text.charAt(end))
              && isElement(text.substring(start, end).toLowerCase(Locale.ROOT));
      if (named || text.startsWith("!--", start) || text.startsWith("![CDATA[", start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isTagEnd(char c) {
    return c == '>' || c == '/' || c <= ' ';
  }

  private static boolean isElement(String name) {
    return INLINE.contains(name)
        || BLOCKS.contains(name)
        || SKIPPED.contains(name)
        || LINES.contains(name);
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
      if (name.equals("pre")) {
        preformatted++;
      }
      if (name.equals("br")) {
        breaks++;
      } else if (name.equals("td") || name.equals("th")) {
        append(" ");
      }
      breakAt(name);
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      if (element.normalName().equals("pre")) {
        preformatted--;
      }
      breakAt(element.normalName());
    }
    return FilterResult.CONTINUE;
  }

  private void breakAt(String name) {
    if (BLOCKS.contains(name)) {
      breaks = PARAGRAPH;
    } else if (LINES.contains(name)) {
      breaks = Math.max(breaks, 1);
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
        if (breaks == 0) {
          out.append(' ');
        }
      } else {
        out.append(breaks >= PARAGRAPH ? "\n\n" : "\n").append(c);
        breaks = 0;
      }
    }
    out.append(text, copied, text.length());
  }
}
