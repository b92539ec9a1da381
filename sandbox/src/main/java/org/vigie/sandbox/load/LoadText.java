package org.vigie.sandbox.load;

/**
 * The text of one article for load tests.
 *
 * @param title plain text
 * @param html paragraphs in HTML
 */
public record LoadText(String title, String html) {
  /** Returns plain text for use in XML and HTML. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
