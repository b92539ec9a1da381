package org.vigie.ingest.content;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.lines.Leaves;
import org.vigie.ingest.lines.Leaves.Kind;
import org.vigie.ingest.lines.Leaves.Range;
import org.vigie.ingest.lines.LineShape;
import org.vigie.ingest.lines.Paragraphs;
import org.vigie.ingest.text.ElementText;
import org.vigie.ingest.text.LabelWords;

/**
 * Marks by their shape the parts that stand in an article and are no part of its text, whatever
 * they are called: a container of its own for a label and a short text, such as an advertisement or
 * a box of facts; a text alone in a container among paragraphs; a caption; the box around a form;
 * the comments below a label that announces them.
 */
final class Asides {
  /** Maximum numbers of texts, of lines and of words in a box. Estimates. */
  private static final int TEXTS = 2;

  private static final int LINES = 16;
  private static final int WORDS = 100;

  /** Maximum number of words of a caption, or of a line that announces. An estimate. */
  private static final int LINE = 50;

  /** Least number of the article's texts before a box. An estimate. */
  private static final int BEFORE = 2;

  private final Leaves leaves;
  private final String attribute;

  /** Index of the first line below the article's heading. */
  private final int start;

  /** Number of texts before each line. */
  private final int[] texts;

  private final Paragraphs paragraphs;

  /**
   * @param title the heading of the page's article; null if it isn't known
   * @param attribute what marks a line
   */
  Asides(Leaves leaves, @Nullable Element title, String attribute) {
    this.leaves = leaves;
    paragraphs = new Paragraphs(leaves);
    this.attribute = attribute;
    start = title == null ? 0 : leaves.range(title).to();
    texts = new int[leaves.size() + 1];
    for (int i = 0; i < leaves.size(); i++) {
      texts[i + 1] = texts[i] + (leaves.kind(i) == Kind.TEXT ? 1 : 0);
    }
  }

  /** Marks captions, and what a label announces. */
  void markAnnounced() {
    for (int i = start; i < leaves.size(); i++) {
      if (leaves.kind(i) != Kind.POINTER && leaves.words(i) <= LINE) {
        Element line = leaves.element(i);
        LabelWords words = LabelWords.of(ElementText.of(line));
        if (words == LabelWords.CREDIT) {
          mark(line);
        } else if (leaves.kind(i) == Kind.LABEL) {
          switch (words) {
            case ADVERTISEMENT, NEWSLETTER -> mark(boxAt(i));
            case COMMENTS -> markFrom(i);
            default -> {}
          }
        }
      }
    }
  }

  /**
   * Marks boxes that nothing announces.
   *
   * @param elements those of the page
   */
  void markBoxes(List<Element> elements) {
    List<Element> boxes = new ArrayList<>();
    for (int i = start; i < leaves.size(); i++) {
      Kind kind = leaves.kind(i);
      if (kind != Kind.POINTER && isBelowTexts(i)) {
        Element box = boxAt(i);
        Element line = leaves.element(i);
        if (kind == Kind.LABEL ? isLabelOf(box, line) : paragraphs.isAlone(box, line)) {
          boxes.add(box);
        } else if (kind == Kind.TEXT && paragraphs.isCaption(box, line) && !isInList(i)) {
          mark(line);
        }
      }
    }
    if (!boxes.isEmpty()) {
      new UnlikeOthers(leaves, boxes, elements).parts().forEach(this::mark);
    }
  }

  /** Marks the smallest element with text beside a form, if it is a box. */
  void markAround(Element form) {
    Range inner = leaves.range(form);
    Element box = form.parent();
    while (box != null && leaves.range(box).equals(inner)) {
      box = box.parent();
    }
    Range range = box == null ? inner : leaves.range(box);
    if (box != null && isSmall(range) && isBelowTexts(range.from()) && !box.nameIs("article")) {
      mark(box);
    }
  }

  /** Returns true beside another line that ends no sentence, as in a letter or a list. */
  private boolean isInList(int line) {
    return IntStream.of(line - 1, line + 1)
        .filter(i -> i >= start && i < leaves.size() && leaves.kind(i) != Kind.POINTER)
        .mapToObj(leaves::element)
        .filter(each -> each.nameIs("p") && !each.hasAttr(attribute))
        .anyMatch(each -> LineShape.isLabel(each, ElementText.of(each)));
  }

  /** Marks a part below the heading if it is small. */
  void markSmall(Element part) {
    Range range = leaves.range(part);
    if (range.from() >= start && isSmall(range)) {
      mark(part);
    }
  }

  private boolean isBelowTexts(int line) {
    return line >= start && texts[line] - texts[start] >= BEFORE;
  }

  /** Returns the largest element that begins with a line and is small; at least the line. */
  private Element boxAt(int line) {
    Element box = leaves.element(line);
    for (Element at = box.parent(); at != null && !at.nameIs("body"); at = at.parent()) {
      Range range = leaves.range(at);
      if (range.from() < line || !isSmall(range)) {
        break;
      }
      box = at;
    }
    return box;
  }

  private boolean isSmall(Range range) {
    if (range.to() - range.from() > LINES || texts[range.to()] - texts[range.from()] > TEXTS) {
      return false;
    }
    int words = 0;
    for (int i = range.from(); i < range.to(); i++) {
      words += leaves.words(i);
    }
    return words <= WORDS;
  }

  private boolean isLabelOf(Element box, Element line) {
    return leaves.texts(box) > 0 && LineShape.isLabel(line, ElementText.of(line));
  }

  /** Marks all from a line to the end of the part that it begins; else of the part it is in. */
  private void markFrom(int line) {
    Element part = leaves.element(line);
    // why: a page with thousands of such labels would be marked from each one to its end.
    if (!isBelowTexts(line) || part.hasAttr(attribute)) {
      return;
    }
    Element parent = part.parent();
    while (parent != null && leaves.range(parent).from() == line) {
      part = parent;
      parent = part.parent();
    }
    mark(part);
    if (leaves.range(part).to() == line + 1) {
      part.nextElementSiblings().forEach(this::mark);
    }
  }

  private void mark(Element part) {
    leaves.mark(part, attribute);
  }
}
