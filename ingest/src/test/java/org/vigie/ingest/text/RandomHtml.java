package org.vigie.ingest.text;

import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Random HTML, some of it in an order that no parser would give it. */
final class RandomHtml {
  private static final List<String> TAGS =
      List.of(
          "div", "div", "p", "p", "p", "b", "span", "a", "br", "pre", "img", "li", "ul", "h2",
          "table", "tr", "td", "svg", "button", "x-y", "select", "em", "section", "hr", "dl", "dd",
          "caption", "iframe", "meta", "summary", "title");

  private static final List<String> TEXTS =
      List.of(
          "Un mot",
          " deux ",
          "x",
          " ",
          "\n",
          "a\u00a0\u00a0b",
          "so\u00adft",
          "\u200b",
          "&amp;lt;p>",
          "\u000b",
          "\u000b ",
          "é,",
          "\ttab\n\n fin",
          "Ã ",
          "&eacute;",
          "&amp;eacute;",
          "🙂",
          "n°1");

  private RandomHtml() {}

  /** Returns the body of a page. */
  static Element tree(int seed) {
    var random = new Random(seed);
    var html = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      String tag = "<" + TAGS.get(random.nextInt(TAGS.size())) + ">";
      html.append(random.nextInt(3) == 0 ? tag.replace("<", "</") : tag);
      html.append(random.nextInt(3) > 0 ? TEXTS.get(random.nextInt(TEXTS.size())) : "");
    }
    Document page = Jsoup.parse(html.toString());
    page.outputSettings().prettyPrint(random.nextBoolean());
    for (int i = 0; i < seed % 3; i++) {
      rebuild(Tree.elements(page.body()), random);
    }
    return page.body();
  }

  /** Renames an element, and puts one into another. */
  private static void rebuild(List<Element> elements, Random random) {
    Element renamed = elements.get(random.nextInt(elements.size()));
    Element moved = elements.get(random.nextInt(elements.size()));
    Element into = elements.get(random.nextInt(elements.size()));
    if (!renamed.nameIs("body")) {
      renamed.tagName(TAGS.get(random.nextInt(TAGS.size())));
    }
    if (!moved.nameIs("body") && !Tree.isWithin(into, moved)) {
      into.appendChild(moved);
    }
  }
}
