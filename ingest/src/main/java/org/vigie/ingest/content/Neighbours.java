package org.vigie.ingest.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.lines.Anchors;
import org.vigie.ingest.lines.Leaves;
import org.vigie.ingest.lines.Leaves.Kind;
import org.vigie.ingest.lines.Leaves.Range;
import org.vigie.ingest.text.ElementText;
import org.vigie.ingest.text.Tree;

/**
 * Removes from a page what stands around its article and leads to others: teasers, lists of what
 * others read, and further articles below it. A teaser is a link with at most one text after it, so
 * that a part of a page is teasers if its texts never follow one another and the first thing in it
 * is a link.
 */
final class Neighbours {
  private static final Set<String> ARTICLE = Set.of("article");

  /** Marks the first text of the article. */
  private static final String START = "data-vigie-start";

  /** Number of paragraphs from which on their parent is the body of an article. An estimate. */
  private static final int TEXTS = 2;

  /** Maximum number of words of a text in a teaser. An estimate: most have 20 to 40. */
  private static final int EXCERPT = 80;

  /** Least length of what is left beside teasers, in UTF-16 code units; below it, they are all. */
  private static final int LEAST = 200;

  /**
   * Least share of a page's text that is left beside teasers; below it, they are the article, as in
   * digests. Measured: on the pages of Mozilla's Readability, two such have 0.08 and 0.16.
   */
  private static final double LEAST_SHARE = 0.2;

  private final Element whole;
  private final Leaves leaves;
  private final @Nullable Element title;

  /** The first text of the article; null if it isn't known. */
  private final @Nullable Element start;

  /** Number of words before each line that are no title of a link. */
  private final int[] words;

  /** Number of texts before each line that are long or directly follow another, labels left out. */
  private final int[] runs;

  /** Numbers of links and of texts before each line. */
  private final int[] pointers;

  private final int[] texts;

  /** Index of the first line from each index on that is no label. */
  private final int[] firsts;

  private Neighbours(Element whole, Leaves leaves, @Nullable Element title) {
    this.whole = whole;
    this.leaves = leaves;
    this.title = title;
    this.start = start(whole);
    runs = new int[leaves.size() + 1];
    pointers = new int[leaves.size() + 1];
    texts = new int[leaves.size() + 1];
    words = new int[leaves.size() + 1];
    firsts = new int[leaves.size() + 1];
    Kind before = Kind.LABEL;
    for (int i = 0; i < leaves.size(); i++) {
      Kind kind = leaves.kind(i);
      boolean isText = kind == Kind.TEXT;
      int count = kind == Kind.POINTER ? 0 : leaves.words(i);
      boolean isLong = count > EXCERPT;
      words[i + 1] = words[i] + count;
      runs[i + 1] = runs[i] + (isLong || (isText && before == Kind.TEXT) ? 1 : 0);
      pointers[i + 1] = pointers[i] + (kind == Kind.POINTER ? 1 : 0);
      texts[i + 1] = texts[i] + (isText ? 1 : 0);
      before = kind == Kind.LABEL ? before : kind;
    }
    firsts[leaves.size()] = leaves.size();
    for (int i = leaves.size() - 1; i >= 0; i--) {
      firsts[i] = leaves.kind(i) == Kind.LABEL ? firsts[i + 1] : i;
    }
  }

  /** Returns the first text below the title, as {@link #removeAround} found it; null if none. */
  static @Nullable Element start(Element whole) {
    for (Element each : Tree.elements(whole)) {
      if (Tree.attributes(each).hasKey(START)) {
        return each;
      }
    }
    return null;
  }

  /**
   * Removes the other articles of a page, and the teasers unless the page is made of them. Single
   * links that stand between paragraphs stay.
   *
   * @param title the heading of the page's article; null if it isn't known
   * @param before the page's lines before its last changes
   */
  static void removeAround(Document page, @Nullable Element title, Leaves before) {
    if (title != null) {
      removeOtherStories(page, title);
    }
    Leaves leaves = before.again(page.body());
    if (title != null) {
      markTexts(leaves, title);
    }
    List<Element> teasers = new Neighbours(page.body(), leaves, title).teasers();
    Set<Element> among =
        teasers.stream().filter(Neighbours::isAmongTexts).collect(Collectors.toSet());
    // why: they are removed when the article is found, but the search for it can remove the link
    // of a teaser and leave its text.
    among.forEach(each -> leaves.mark(each, Boxes.MARK));
    teasers.removeAll(among);
    if (!teasers.isEmpty()) {
      int whole = ElementText.length(page.body());
      int left = whole - teasers.stream().mapToInt(ElementText::length).sum();
      if (left >= Math.max(LEAST, whole * LEAST_SHARE)) {
        teasers.forEach(Element::remove);
      }
    }
  }

  /** Returns true for links in the body of an article. */
  private static boolean isAmongTexts(Element teasers) {
    Element parent = teasers.parent();
    return parent != null
        && parent.children().stream()
                .filter(each -> each.nameIs("p") && Leaves.isText(each))
                .limit(TEXTS)
                .count()
            == TEXTS;
  }

  /** Marks the first text below the title, and the texts above it, which are no part of it. */
  private static void markTexts(Leaves leaves, Element title) {
    Range range = leaves.range(title);
    int first = range.to();
    while (first < leaves.size() && leaves.kind(first) == Kind.LABEL) {
      first++;
    }
    if (first < leaves.size() && leaves.kind(first) == Kind.TEXT) {
      leaves.element(first).attr(START, "");
      for (int i = 0; i < range.from() && title.nameIs("h1"); i++) {
        leaves.element(i).attr(Boxes.MARK, "");
      }
    }
  }

  /**
   * Removes the teasers in an article, and lines that only lead to others, as "Read also".
   *
   * @return the lines that are left
   */
  static Leaves removeInside(Element article) {
    var leaves = Leaves.of(article);
    new Neighbours(article, leaves, null).teasers().forEach(Element::remove);
    removePointers(article, leaves.again(article));
    return leaves.again(article);
  }

  private static void removePointers(Element article, Leaves leaves) {
    List<Element> pointers = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      Element line = leaves.element(i);
      if (leaves.kind(i) == Kind.POINTER
          && !line.equals(article)
          && !isOfData(line, leaves, article)) {
        pointers.add(line);
      }
    }
    // why: removed last, because what a line is depends on those beside it.
    pointers.forEach(Element::remove);
  }

  /** Returns true for a line in a table that doesn't hold most of the article's texts itself. */
  private static boolean isOfData(Element line, Leaves leaves, Element article) {
    Element table = line;
    while (table != null && !table.nameIs("table")) {
      table = table.parent();
    }
    return table != null && 2 * leaves.texts(table) < leaves.texts(article);
  }

  private List<Element> teasers() {
    List<Element> found = new ArrayList<>();
    int end = 0;
    for (int i = 0; i < leaves.size(); i++) {
      if (leaves.kind(i) == Kind.POINTER && i >= end) {
        Element teasers = widest(leaves.element(i));
        Range range = leaves.range(teasers);
        boolean isGroup =
            pointers[range.to()] - pointers[range.from()] > 1
                || Anchors.leadingElsewhere(leaves.element(i)) > 1;
        boolean isTeaser = isGroup || texts[range.to()] > texts[range.from()];
        if (isTeaser && !teasers.equals(whole)) {
          found.add(teasers);
        }
        end = Math.max(i + 1, range.to());
      }
    }
    return found;
  }

  /** Returns the largest element around a link that holds only teasers. */
  private Element widest(Element link) {
    Element widest = link;
    for (Element at = link.parent(); at != null && !at.equals(whole); at = at.parent()) {
      if (!isOfTeasers(at)) {
        break;
      }
      widest = at;
    }
    return widest;
  }

  private boolean isOfTeasers(Element part) {
    Range range = leaves.range(part);
    int first = firsts[range.from()];
    boolean startsWithLink = first < range.to() && leaves.kind(first) == Kind.POINTER;
    int links = pointers[range.to()] - pointers[range.from()];
    return startsWithLink
        && (title == null || !Boxes.holds(part, title))
        && runs[range.to()] == runs[range.from()]
        && words[range.to()] - words[range.from()] <= EXCERPT * links
        && !Tree.isWithin(start, part);
  }

  /** Removes the articles that pages show below theirs: beside it, and built as it is. */
  private static void removeOtherStories(Document page, Element title) {
    for (Element at = title; at != null && !at.nameIs("body"); at = at.parent()) {
      Element story = at;
      for (Element other : story.siblingElements()) {
        boolean isAlike = other.normalName().equals(story.normalName()) && sameClass(other, story);
        if (isAlike && !Tree.named(other, Set.of(title.normalName())).isEmpty()) {
          other.remove();
        }
      }
      if (at.nameIs("article")) {
        Tree.named(page, ARTICLE).stream()
            .filter(other -> !Tree.isWithin(story, other) && !Tree.isWithin(other, story))
            .forEach(Element::remove);
      }
    }
  }

  private static boolean sameClass(Element one, Element other) {
    return one.className().equals(other.className())
        && (one.nameIs("article") || !one.className().isBlank());
  }
}
