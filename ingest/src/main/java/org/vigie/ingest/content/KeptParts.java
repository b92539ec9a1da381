package org.vigie.ingest.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Css;
import org.vigie.ingest.text.ElementText;
import org.vigie.ingest.text.NameWords;
import org.vigie.ingest.text.PlainText;
import org.vigie.ingest.text.Tree;

/**
 * Protects tables of data and footnotes. The search for the article takes parts with many numbers
 * or links for menus, so that a paragraph with the part's text stands in its place meanwhile. Lists
 * of notes are known by their role (DPUB-ARIA), data type (HTMLBook) or usual class.
 */
final class KeptParts {
  private static final String PLACE = "data-vigie-kept";

  private static final NameWords NOTES = NameWords.separate("footnotes references");
  private static final Pattern ROLES = Pattern.compile("(?i)\\s*doc-(?:end|foot)notes\\s*");

  private static final Set<String> TABLE = Set.of("table");
  private static final Set<String> HEADINGS = Set.of("th", "caption", "thead", "colgroup");

  /** Least number of rows, columns and cells of a table of data without headings. Estimates. */
  private static final int ROWS = 10;

  private static final int COLUMNS = 5;

  /** Maximum share of links in the text of a table; menus have more. An estimate. */
  private static final double LINKS = 0.5;

  private final List<Element> parts = new ArrayList<>();

  /** Replaces the parts to keep. Tables that only lay out a page or are menus stay. */
  static KeptParts takeFrom(Document page) {
    var taken = new KeptParts();
    for (Element table : Tree.named(page.body(), TABLE)) {
      if (isData(table)) {
        taken.take(table);
      }
    }
    for (Element notes : notes(page.body())) {
      if (!isTaken(notes) && notes(notes).size() == 1) {
        taken.take(notes);
      }
    }
    return taken;
  }

  private static List<Element> notes(Element root) {
    List<Element> found = Tree.elements(root);
    found.removeIf(each -> !isNotes(each));
    return found;
  }

  private static boolean isNotes(Element part) {
    Attributes attributes = Tree.attributes(part);
    String role = attributes.get("role");
    return (!role.isEmpty() && ROLES.matcher(role).matches())
        || (NOTES.in(attributes.get("class"))
            && (part.hasClass("footnotes") || part.hasClass("references")))
        || attributes.get("data-type").trim().equalsIgnoreCase("footnotes");
  }

  private static boolean isTaken(Element part) {
    for (Element at = part; at != null; at = at.parent()) {
      if (at.hasAttr(PLACE)) {
        return true;
      }
    }
    return false;
  }

  private void take(Element part) {
    var place = new Element("p").attr(PLACE, String.valueOf(parts.size()));
    place.text(ElementText.of(part));
    part.replaceWith(place);
    parts.add(part);
  }

  /** Returns a length that the text of all parts doesn't exceed. */
  int longest() {
    return parts.stream().mapToInt(PlainText::longest).sum();
  }

  /** Puts back the parts whose places are in the article. */
  void putInto(Element article) {
    if (parts.isEmpty()) {
      return;
    }
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
        && Tree.named(table, TABLE).size() == 1
        && (hasHeadings(table) || isLarge(table))
        && table.select(Css.of("a")).text().length() < LINKS * ElementText.length(table);
  }

  private static boolean hasHeadings(Element table) {
    return !Tree.named(table, HEADINGS).isEmpty();
  }

  private static boolean isLarge(Element table) {
    Element row = table.selectFirst(Css.of("tr"));
    boolean isLayout = table.selectFirst(Css.of("p, div, ul, h1, h2, h3")) != null;
    return row != null
        && !isLayout
        && (table.select(Css.of("tr")).size() >= ROWS || row.childrenSize() >= COLUMNS);
  }
}
