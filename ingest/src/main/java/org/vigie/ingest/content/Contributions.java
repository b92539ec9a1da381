package org.vigie.ingest.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.lines.Leaves;
import org.vigie.ingest.lines.Leaves.Kind;
import org.vigie.ingest.lines.Leaves.Range;
import org.vigie.ingest.lines.LineShape;
import org.vigie.ingest.text.ElementText;
import org.vigie.ingest.text.Tree;

/**
 * Marks lists of what readers wrote, whatever they are called: parts of one kind below the article,
 * each with a text and, after it, the same buttons, such as "Reply" and "Report".
 */
final class Contributions {
  /** Maximum share of the page's texts in such a list. A live blog has more. An estimate. */
  private static final double MOST = 0.7;

  /** Least number of texts of an article above them; a live blog has only a lead. An estimate. */
  private static final int TEXTS = 2;

  private static final Set<String> PARTS = Set.of("li", "div", "article", "section");
  private static final Set<String> BUTTONS = Set.of("a", "button");

  private final Element body;
  private final @Nullable Element title;
  private final Leaves leaves;

  /** Index of the first line that can be a reader's. */
  private final int start;

  private Contributions(Element body, Leaves leaves, @Nullable Element title) {
    this.body = body;
    this.title = title;
    this.leaves = leaves;
    start = title == null ? 0 : belowTexts(leaves.range(title).to());
  }

  /** Returns the index of the line after the first texts from an index on. */
  private int belowTexts(int from) {
    int texts = 0;
    int i = from;
    while (i < leaves.size() && texts < TEXTS) {
      boolean isText = leaves.kind(i) == Kind.TEXT;
      texts += isText && LineShape.isWhole(ElementText.of(leaves.element(i))) ? 1 : 0;
      i++;
    }
    return i;
  }

  static void mark(Element body, Leaves leaves, @Nullable Element title, String attribute) {
    var contributions = new Contributions(body, leaves, title);
    List<List<Element>> lists = contributions.lists();
    int texts = lists.isEmpty() ? 0 : leaves.texts(body);
    for (List<Element> list : lists) {
      int theirs = list.stream().mapToInt(leaves::texts).sum();
      if (theirs < MOST * texts) {
        list.forEach(each -> leaves.mark(each, attribute));
      }
    }
  }

  private List<List<Element>> lists() {
    Map<Key, List<Element>> lists = new HashMap<>();
    for (Element each : Tree.named(body, PARTS)) {
      String buttons = buttons(each);
      if (!buttons.isEmpty() && !each.classNames().isEmpty() && isBelowTitle(each)) {
        var key =
            new Key(
                each.parent(),
                each.normalName() + " " + each.classNames().iterator().next(),
                buttons);
        lists.computeIfAbsent(key, _ -> new ArrayList<>()).add(each);
      }
    }
    lists
        .values()
        .removeIf(list -> list.size() < 2 || leaves.range(list.getFirst()).from() < start);
    return List.copyOf(lists.values());
  }

  private boolean isBelowTitle(Element part) {
    return title == null
        || (!Boxes.holds(part, title) && leaves.range(part).from() > leaves.range(title).from());
  }

  /** Returns the words of the buttons after a part's last text; empty if there are none. */
  private String buttons(Element part) {
    Range range = leaves.range(part);
    int last = range.to() - 1;
    if (last <= range.from()) {
      return "";
    }
    Element line = leaves.element(last);
    return hasButton(line) && leaves.kind(last) == Kind.LABEL && leaves.texts(part) > 0
        ? ElementText.of(line)
        : "";
  }

  private static boolean hasButton(Element line) {
    return isInButton(line) || !Tree.named(line, BUTTONS).isEmpty();
  }

  private static boolean isInButton(Element line) {
    for (Element at = line; at != null; at = at.parent()) {
      if (BUTTONS.contains(at.normalName())) {
        return true;
      }
    }
    return false;
  }

  /** What the parts of one list have in common. */
  private record Key(@Nullable Element parent, String kind, String buttons) {}
}
