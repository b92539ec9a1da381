package org.vigie.ingest.parse;

import java.text.Normalizer;
import org.jsoup.Jsoup;

/** Text without markup, as articles carry it. */
public final class PlainText {
  private PlainText() {}

  /**
   * The text of an HTML fragment or page: NFC, no tags, scripts or styles, entities decoded,
   * paragraphs parted by an empty line.
   */
  public static String ofHtml(String html) {
    return Normalizer.normalize(Jsoup.parse(html).text(), Normalizer.Form.NFC);
  }

  /** The same on one line, for titles and names. */
  public static String lineOf(String html) {
    return ofHtml(html).replaceAll("\\s+", " ").strip();
  }
}
