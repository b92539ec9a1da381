package org.vigie.ingest.text;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.vigie.events.fields.Excerpt;

/**
 * Converts HTML to the plain text of articles: in Unicode normal form C, with entities decoded and
 * wrongly decoded UTF-8 repaired ({@code Ã©} becomes {@code é}), without invisible characters, and
 * with U+0020 as the only kind of space.
 */
public final class PlainText {
  /** Maximum UTF-16 code units of a text; the rest is cut, so that records stay below 1 MB. */
  public static final int MAX_TEXT = 100_000;

  /** Maximum number of UTF-16 code units of a title or name; the rest is cut. An estimate. */
  public static final int MAX_LINE = 1_000;

  /** Matches a character reference of HTML or XML, by name such as "amp" or by number. */
  public static final Pattern REFERENCE =
      Pattern.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});");

  /** Maximum number of UTF-16 code units of HTML. An estimate: 1/20 or more of HTML is text. */
  private static final int MAX_HTML = 20 * MAX_TEXT;

  /** Maximum number of times a text is unescaped. An estimate: no known feed needs four times. */
  private static final int ESCAPINGS = 3;

  /** Elements that hold no text. The parser takes the content of frames for data, too. */
  private static final Set<String> CODE = Set.of("script", "style");

  /** Maximum number of characters between the texts before, in and after an element. */
  private static final int PARTS = 6;

  private static final Pattern PARAGRAPHS = Pattern.compile("\n[ \\t]*\n\\s*");
  private static final Pattern WHITE = Pattern.compile("\\s+");

  private PlainText() {}

  /**
   * Returns the text of an HTML fragment or page, or of text with escaped markup. Removes tags,
   * scripts and styles. An empty line separates paragraphs, and a line feed separates lines. Keeps
   * angle brackets that are not an HTML tag. Input without markup is decoded and treated as by
   * {@link #ofText}. Accepts any input. An interrupted thread gets a {@link
   * java.util.concurrent.CancellationException}.
   */
  public static String ofHtml(String html) {
    Interruption.check();
    String text = Excerpt.of(html, MAX_HTML);
    for (int i = 0; i < ESCAPINGS; i++) {
      if (HtmlText.hasTags(text)) {
        HtmlText found = HtmlText.of(text);
        if (!found.isHtmlAgain()) {
          return cleaned(decoded(found.text()));
        }
        text = found.text();
      } else if (hasReferences(text)) {
        text = decoded(text);
      } else {
        break;
      }
    }
    return ofText(text);
  }

  /** Returns the text of an element, the same as that of its HTML. */
  public static String ofTree(Element tree) {
    Interruption.check();
    if (RegularTree.is(tree)) {
      HtmlText found = HtmlText.of(tree);
      if (!found.mayBeHtmlAgain() && !isDoubtful(found.text())) {
        return cleaned(decoded(found.text()));
      }
    }
    return ofHtml(tree.outerHtml());
  }

  /** Returns a length that the text of an element doesn't exceed. */
  public static int longest(Element tree) {
    int longest = 0;
    for (Element each : Tree.elements(tree)) {
      longest += PARTS;
      for (int i = 0; i < each.childNodeSize(); i++) {
        longest +=
            switch (each.childNode(i)) {
              case TextNode text -> text.getWholeText().length();
              case DataNode data when !CODE.contains(each.normalName()) ->
                  data.getWholeData().length();
              default -> 0;
            };
      }
    }
    return longest;
  }

  /** Returns true for letters that, before a space, can be a wrongly decoded character. */
  private static boolean isDoubtful(String text) {
    // why: jsoup adds spaces to HTML, or removes some.
    return text.indexOf('Ã') >= 0 || text.indexOf('Â') >= 0;
  }

  /** Returns the text of HTML as {@link #ofHtml} does, but on one line, for titles and names. */
  public static String lineOf(String html) {
    return Excerpt.of(WHITE.matcher(ofHtml(html)).replaceAll(" "), MAX_LINE).strip();
  }

  /** Cleans plain text, not HTML. A single line break becomes a space; an empty line is kept. */
  public static String ofText(String text) {
    String lines = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    String joined =
        lines.indexOf('\n') < 0
            ? lines
            : PARAGRAPHS.matcher(lines).replaceAll("\u2029").replace('\n', ' ');
    return cleaned(joined);
  }

  private static String cleaned(String text) {
    return Excerpt.of(Characters.tidy(Mojibake.repair(text)), MAX_TEXT).strip();
  }

  private static String decoded(String text) {
    return hasReferences(text)
        ? REFERENCE
            .matcher(text)
            .replaceAll(m -> Matcher.quoteReplacement(Parser.unescapeEntities(m.group(), false)))
        : text;
  }

  private static boolean hasReferences(String text) {
    return text.indexOf('&') >= 0 && REFERENCE.matcher(text).find();
  }
}
