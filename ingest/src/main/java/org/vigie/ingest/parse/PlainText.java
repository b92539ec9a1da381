package org.vigie.ingest.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Text without markup, as articles carry it: NFC, entities decoded even where they were escaped
 * twice, mojibake repaired, no soft hyphens or zero-width characters, plain spaces only.
 */
public final class PlainText {
  /** The longest text given, in UTF-16 code units; what is beyond is cut. */
  public static final int MAX_TEXT = 100_000;

  /** The longest title or name given, in UTF-16 code units. */
  public static final int MAX_LINE = 1_000;

  private static final int MAX_HTML = 2_000_000;
  private static final int ESCAPINGS = 3;
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});");
  private static final Pattern PARAGRAPHS = Pattern.compile("\n[ \\t]*\n\\s*");
  private static final Pattern WHITE = Pattern.compile("\\s+");

  private PlainText() {}

  /**
   * The text of an HTML fragment, of a page, or of text in which markup was escaped: no tags, no
   * scripts or styles, paragraphs parted by an empty line, lines by a line feed. Plain text comes
   * out as {@link #ofText} gives it, with its entities decoded; angle brackets that are no tag of
   * HTML stay.
   *
   * @param html anything; never rejected
   */
  public static String ofHtml(String html) {
    String text = Characters.cut(html, MAX_HTML);
    for (int i = 0; i < ESCAPINGS; i++) {
      if (HtmlText.hasTags(text)) {
        HtmlText found = HtmlText.of(text);
        if (!found.isHtmlAgain()) {
          return cleaned(decoded(found.text()));
        }
        text = found.text();
      } else if (hasEntities(text)) {
        text = decoded(text);
      } else {
        break;
      }
    }
    return ofText(text);
  }

  /** The same on one line, for titles and names. */
  public static String lineOf(String html) {
    return Characters.cut(WHITE.matcher(ofHtml(html)).replaceAll(" "), MAX_LINE).strip();
  }

  /** Text that never was HTML: only its characters and its white space are cleaned. */
  public static String ofText(String text) {
    String lines = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    String joined =
        lines.indexOf('\n') < 0
            ? lines
            : PARAGRAPHS.matcher(lines).replaceAll("\u2029").replace('\n', ' ');
    return cleaned(joined);
  }

  private static String cleaned(String text) {
    return Characters.cut(Characters.tidy(Mojibake.repair(text)), MAX_TEXT).strip();
  }

  private static String decoded(String text) {
    return hasEntities(text)
        ? ENTITY
            .matcher(text)
            .replaceAll(m -> Matcher.quoteReplacement(Parser.unescapeEntities(m.group(), false)))
        : text;
  }

  private static boolean hasEntities(String text) {
    return text.indexOf('&') >= 0 && ENTITY.matcher(text).find();
  }
}
