package org.vigie.standalone.pages;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import org.jspecify.annotations.Nullable;

/**
 * A page as a server sends it.
 *
 * @param shape the name of its template
 * @param contentType the HTTP header; null if the server sends none
 * @param article the text that is the article, with an empty line between paragraphs; empty if the
 *     page has no article
 * @param isPaid true if only the beginning of the article is on the page for every visitor
 * @param next the template of the article's next page; null if this is the last one
 */
record WrittenPage(
    String shape,
    String html,
    Charset charset,
    @Nullable String contentType,
    String article,
    boolean isPaid,
    @Nullable String next) {

  /** Returns the same page with another text as its article. */
  WrittenPage withArticle(String text) {
    return new WrittenPage(shape, html, charset, contentType, text, isPaid, next);
  }

  /** Returns the bytes; characters that the charset lacks are written as references. */
  byte[] body() {
    CharsetEncoder encoder = charset.newEncoder();
    var html = new StringBuilder();
    this.html
        .codePoints()
        .forEach(
            c -> {
              String text = Character.toString(c);
              html.append(encoder.canEncode(text) ? text : "&#" + c + ";");
            });
    return html.toString().getBytes(charset);
  }
}
