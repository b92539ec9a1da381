package org.vigie.ingest.lines;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.ElementText;
import org.vigie.ingest.text.Tree;

/** The links of a page, which are the anchors with an address. */
public final class Anchors {
  private static final Set<String> ANCHOR = Set.of("a");

  private Anchors() {}

  /** Returns an element and those in it that are links. */
  public static List<Element> in(Element part) {
    List<Element> found = Tree.named(part, ANCHOR);
    found.removeIf(each -> !Tree.attributes(each).hasKey("href"));
    return found;
  }

  /** Returns the element itself or the next one around it that is a link; null if there is none. */
  public static @Nullable Element around(Element part) {
    for (Element at = part; at != null; at = at.parent()) {
      if (at.nameIs("a") && Tree.attributes(at).hasKey("href")) {
        return at;
      }
    }
    return null;
  }

  /** Returns the number of links in a part that lead to other pages. */
  public static long leadingElsewhere(Element part) {
    return in(part).stream().filter(Anchors::leadsElsewhere).count();
  }

  /** Returns the number of UTF-16 code units in links that lead to other pages. */
  public static int length(Element part) {
    int linked = 0;
    for (Element link : in(part)) {
      linked += leadsElsewhere(link) ? ElementText.length(link) : 0;
    }
    return linked;
  }

  /** Returns true if a link leads to another page. */
  public static boolean leadsElsewhere(Element link) {
    String to = Tree.attributes(link).get("href").strip();
    return !to.isEmpty()
        && !to.startsWith("#")
        && !to.startsWith("mailto:")
        && !to.startsWith("tel:")
        && !to.startsWith("javascript:");
  }
}
