package org.vigie.ingest.content;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.vigie.ingest.lines.Leaves;
import org.vigie.ingest.lines.Leaves.Kind;
import org.vigie.ingest.lines.LineShape;
import org.vigie.ingest.text.ElementText;

/**
 * Removes what stands at the edges of an article: the lines of dates, names and buttons above its
 * text, and the newsroom's note at its end, which is in italics.
 */
final class Edges {
  /** Maximum number of words of a line that is no sentence. An estimate. */
  private static final int LINE = 20;

  /** Number of texts above which such lines stand: the introduction, and the first paragraph. */
  private static final int TEXTS = 2;

  private Edges() {}

  /**
   * @param leaves the article's lines
   */
  static void remove(Element article, Leaves leaves) {
    List<Element> removed = new ArrayList<>();
    int texts = 0;
    for (int i = 0; i < leaves.size() && texts < TEXTS; i++) {
      Element line = leaves.element(i);
      boolean isShort = leaves.words(i) <= LINE;
      boolean isText = leaves.kind(i) == Kind.TEXT;
      texts += isText && !isShort ? 1 : 0;
      if (isShort && (!isText || hasDigit(line)) && LineShape.isOfParts(line)) {
        removed.add(line);
      }
    }
    for (int i = leaves.size() - 1; i > 0; i--) {
      Element line = leaves.element(i);
      if (leaves.kind(i) == Kind.TEXT) {
        if (!LineShape.isSlanted(line)) {
          break;
        }
        removed.add(line);
      }
    }
    removed.removeIf(each -> each.equals(article));
    removed.forEach(Element::remove);
  }

  private static boolean hasDigit(Element line) {
    return ElementText.of(line).chars().anyMatch(Character::isDigit);
  }
}
