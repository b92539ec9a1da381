package org.vigie.ingest.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.lines.Leaves;
import org.vigie.ingest.lines.Leaves.Range;

/**
 * Tells boxes from the sections of an article. Sections have the same class; the class of a box has
 * only one element with a text.
 */
final class UnlikeOthers {
  private static final Set<String> HOLDERS = Set.of("div", "section", "aside", "article");

  private final Leaves leaves;
  private final List<Element> boxes;

  /** Numbers of elements with a text, by the classes of the boxes. */
  private final Map<String, Integer> classes = new HashMap<>();

  /**
   * @param boxes what may be a box, or may hold only a box
   * @param elements those of the page
   */
  UnlikeOthers(Leaves leaves, List<Element> boxes, List<Element> elements) {
    this.leaves = leaves;
    this.boxes = boxes;
    for (Element box : boxes) {
      for (Element at = box; at != null; at = wholeIn(at)) {
        classes.put(at.className(), 0);
      }
    }
    classes.remove("");
    for (Element each : elements) {
      String name = each.attributesSize() == 0 ? "" : each.className();
      if (classes.containsKey(name) && leaves.texts(each) > 0) {
        classes.merge(name, 1, Integer::sum);
      }
    }
  }

  /** Returns the largest part of each box that has all its text and a class of its own. */
  List<Element> parts() {
    List<Element> parts = new ArrayList<>();
    for (Element box : boxes) {
      Element at = box;
      while (at != null && !isUnlikeOthers(at)) {
        at = wholeIn(at);
      }
      if (at != null) {
        parts.add(at);
      }
    }
    return parts;
  }

  private boolean isUnlikeOthers(Element part) {
    return HOLDERS.contains(part.normalName()) && classes.getOrDefault(part.className(), 0) == 1;
  }

  /** Returns the child that has all text of an element; null if none has. */
  private @Nullable Element wholeIn(Element part) {
    Range all = leaves.range(part);
    for (Element child : part.children()) {
      if (leaves.range(child).equals(all)) {
        return child;
      }
    }
    return null;
  }
}
