package org.vigie.alerts.mail;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes HTML in which every text is escaped. Names of elements and styles are ours; whatever comes
 * from outside can only go in as {@link #text} or as the address of a link.
 */
final class Html {
  private static final String BODY =
      "margin:0;padding:16px;background:#ffffff;color:#1b1b1b;"
          + "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"
          + "font-size:16px;line-height:1.5";

  private final StringBuilder out = new StringBuilder();

  /** A whole page. */
  static String page(String language, String title, Consumer<Html> body) {
    var html = new Html();
    html.out.append("<!DOCTYPE html>\n<html lang=\"").append(escape(language)).append("\">\n");
    html.out.append("<head><meta charset=\"utf-8\">");
    html.out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.element("title", "", title);
    html.out.append("</head>\n");
    html.element("body", BODY, body);
    return html.out.append("</html>\n").toString();
  }

  /** An element of this kind and style, with what the caller puts in. */
  Html element(String name, String style, Consumer<Html> inside) {
    out.append('<').append(name);
    if (!style.isEmpty()) {
      out.append(" style=\"").append(style).append('"');
    }
    out.append('>');
    inside.accept(this);
    out.append("</").append(name).append('>');
    return this;
  }

  Html element(String name, String style, String text) {
    return element(name, style, inside -> inside.text(text));
  }

  Html text(String text) {
    out.append(escape(text));
    return this;
  }

  /** A link, or its text alone without one. The address has to be a checked web address. */
  Html link(@Nullable String address, String style, String text) {
    if (address == null) {
      return text(text);
    }
    out.append("<a href=\"").append(escape(address)).append("\" style=\"").append(style);
    out.append("\">").append(escape(text)).append("</a>");
    return this;
  }

  Html lineBreak() {
    out.append('\n');
    return this;
  }

  private static String escape(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
