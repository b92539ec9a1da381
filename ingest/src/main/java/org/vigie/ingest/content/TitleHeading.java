package org.vigie.ingest.content;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.lines.Anchors;
import org.vigie.ingest.lines.Leaves;
import org.vigie.ingest.text.ElementText;
import org.vigie.ingest.text.Tree;

/** The heading of a page that repeats the article's title. */
final class TitleHeading {
  private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final Set<String> HEADINGS = Set.of("h1", "h2");

  /** Least share of a heading's letters in words of the title if the heading repeats the title. */
  private static final double REPEATS = 0.75;

  /**
   * Least share of the title that such a heading has if it is the article's. An estimate: titles of
   * pages add the outlet's name, and headings can be the outlet's name alone.
   */
  private static final double COVERS = 0.4;

  /** Maximum UTF-16 code units before such a heading. An estimate: a lead can stand above it. */
  private static final int ABOVE_TEXT = 500;

  private TitleHeading() {}

  /**
   * Returns the heading of the article: of the highest rank, else a line, else the only heading of
   * the first rank; null if there is none.
   *
   * @param title the article's; the page's own title may have other words, which a heading repeats
   */
  static @Nullable Element find(Document page, String title) {
    for (String each : List.of(title, page.title())) {
      Element heading = heading(page, each);
      if (heading != null) {
        return heading;
      }
    }
    Element line = line(page, title);
    if (line != null) {
      return line;
    }
    List<Element> first = Tree.named(page.body(), Set.of("h1"));
    return first.size() == 1 && isOwn(first.getFirst()) ? first.getFirst() : null;
  }

  private static @Nullable Element heading(Document page, String title) {
    Set<String> words = words(title);
    for (String rank : List.of("h1", "h2")) {
      for (Element heading : Tree.named(page.body(), Set.of(rank))) {
        if (isOf(heading, title, words)) {
          return heading;
        }
      }
    }
    return null;
  }

  private static @Nullable Element line(Document page, String title) {
    Set<String> words = words(title);
    var leaves = Leaves.of(page.body());
    for (int i = 0; i < leaves.size(); i++) {
      if (leaves.kind(i) != Leaves.Kind.POINTER && isOf(leaves.element(i), title, words)) {
        return leaves.element(i);
      }
    }
    return null;
  }

  private static boolean isOf(Element line, String title, Set<String> words) {
    String text = ElementText.of(line);
    return text.length() >= COVERS * title.length()
        && text.length() <= 2 * title.length()
        && repeats(text, words)
        && isOwn(line);
  }

  /** Returns true for a heading that leads nowhere. */
  private static boolean isOwn(Element line) {
    return Anchors.around(line) == null && Anchors.in(line).isEmpty();
  }

  /** Removes the headings above an article's text that repeat its title. */
  static void remove(Element article, String title) {
    Set<String> words = words(title);
    for (Element heading : Tree.named(article, HEADINGS)) {
      String line = ElementText.of(heading);
      // why: further down, “About the Museum of Boats” is a heading of its own.
      if (repeats(line, words) && ElementText.of(article).indexOf(line) <= ABOVE_TEXT) {
        heading.remove();
      }
    }
  }

  private static Set<String> words(String title) {
    return Set.copyOf(List.of(NOT_WORD.split(title.toLowerCase(Locale.ROOT))));
  }

  /** Returns true if nearly all letters of a heading's words are in words of the title. */
  private static boolean repeats(String heading, Set<String> title) {
    int all = 0;
    int shared = 0;
    for (String word : NOT_WORD.split(heading.toLowerCase(Locale.ROOT))) {
      all += word.length();
      shared += title.contains(word) ? word.length() : 0;
    }
    return all > 0 && shared >= REPEATS * all;
  }
}
