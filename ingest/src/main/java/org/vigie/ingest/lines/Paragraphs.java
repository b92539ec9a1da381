package org.vigie.ingest.lines;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.vigie.ingest.text.ElementText;

/** Tells what stands among the paragraphs of an article by being unlike them. */
public final class Paragraphs {
  /** Least number of paragraphs of one kind beside what is unlike them. An estimate. */
  private static final int AMONG = 4;

  private final Leaves leaves;

  /** Numbers of paragraphs in elements, by their kinds, as far as they have been asked for. */
  private final Map<Element, Map<String, Integer>> paragraphs = new HashMap<>();

  public Paragraphs(Leaves leaves) {
    this.leaves = leaves;
  }

  /** Returns true for a container with one text, the line, among paragraphs of another kind. */
  public boolean isAlone(Element box, Element line) {
    return line.nameIs("p")
        && box.nameIs("div")
        && leaves.texts(box) == 1
        && isAmong(box, kind -> !kind.equals(kind(box)));
  }

  /** Returns true for a line that ends no sentence, among paragraphs of another class. */
  public boolean isCaption(Element box, Element line) {
    return line.nameIs("p")
        && LineShape.isLabel(line, ElementText.of(line))
        && (line.attributesSize() > 0 || box.attributesSize() > 0)
        && isAmong(box, kind -> !kind.equals(kind(box)) && !kind.equals(kind(line)))
        && !LineShape.isQuoted(line);
  }

  private boolean isAmong(Element box, Predicate<String> ofKind) {
    Element parent = box.parent();
    return parent != null
        && paragraphs.computeIfAbsent(parent, this::paragraphs).entrySet().stream()
            .anyMatch(kind -> kind.getValue() >= AMONG && ofKind.test(kind.getKey()));
  }

  /** Returns the numbers of children with one text, by their kinds. */
  private Map<String, Integer> paragraphs(Element part) {
    Map<String, Integer> kinds = new HashMap<>();
    for (Element each : part.children()) {
      if (leaves.texts(each) == 1) {
        kinds.merge(kind(each), 1, Integer::sum);
      }
    }
    return kinds;
  }

  /** Returns what the paragraphs of an article have in common: their name and their first class. */
  private static String kind(Element part) {
    Iterator<String> classes = part.classNames().iterator();
    return part.normalName() + (classes.hasNext() ? " " + classes.next() : "");
  }
}
