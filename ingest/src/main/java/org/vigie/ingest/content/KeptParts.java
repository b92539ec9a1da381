package org.vigie.ingest.content;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Css;

/**
 * Protects tables of data and footnotes. The search for the article takes parts with many numbers
 * or links for menus, so that a paragraph with the part's text stands in its place meanwhile.
 */
final class KeptParts {
  private static final String PLACE = "data-vigie-kept";

  /** Selects lists of notes by their role (DPUB-ARIA), data type (HTMLBook) or usual class. */
  private static final String NOTES =
      "[role=doc-endnotes], [role=doc-footnotes], [data-type=footnotes], .footnotes, .references";

  /** Least number of rows, columns and cells of a table of data without headings. Estimates. */
  private static final int ROWS = 10;

  private static final int COLUMNS = 5;

  /** Maximum share of links in the text of a table; menus have more. An estimate. */
  private static final double LINKS = 0.5;

  private final List<Element> parts = new ArrayList<>();

  /** Replaces the parts to keep. Tables that only lay out a page or are menus stay. */
  static KeptParts takeFrom(Document page) {
    var taken = new KeptParts();
    for (Element table : page.body().select(Css.of("table"))) {
      if (isData(table)) {
        taken.take(table);
      }
    }
    for (Element notes : page.body().select(Css.of(NOTES))) {
      if (notes.closest(Css.of("[" + PLACE + "]")) == null
          && notes.select(Css.of(NOTES)).size() == 1) {
        taken.take(notes);
      }
    }
    return taken;
  }

  private void take(Element part) {
    var place = new Element("p").attr(PLACE, String.valueOf(parts.size()));
    place.text(part.text());
    part.replaceWith(place);
    parts.add(part);
  }

  /** Puts back the parts whose places are in the article. */
  void putInto(Element article) {
    // why: notes can have places of tables in them.
    for (Element place = place(article); place != null; place = place(article)) {
      place.replaceWith(parts.get(Integer.parseInt(place.attr(PLACE))));
    }
  }

  private static @Nullable Element place(Element article) {
    return article.selectFirst(Css.of("[" + PLACE + "]"));
  }

  private static boolean isData(Element table) {
    String role = table.attr("role");
    return !role.equals("presentation")
        && !role.equals("none")
        && table.select(Css.of("table")).size() == 1
        && (hasHeadings(table) || isLarge(table))
        && table.select(Css.of("a")).text().length() < LINKS * table.text().length();
  }

  private static boolean hasHeadings(Element table) {
    return !table.select(Css.of("th, caption, thead, colgroup")).isEmpty();
  }

  private static boolean isLarge(Element table) {
    Element row = table.selectFirst(Css.of("tr"));
    boolean isLayout = table.selectFirst(Css.of("p, div, ul, h1, h2, h3")) != null;
    return row != null
        && !isLayout
        && (table.select(Css.of("tr")).size() >= ROWS || row.childrenSize() >= COLUMNS);
  }
}
