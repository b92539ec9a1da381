package org.vigie.ingest.text;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Tells whether a tree is as a parser builds it. If it isn't, as when a paragraph holds a list, its
 * HTML is another tree when it is parsed again, and may have other text.
 */
final class RegularTree {
  /** Blocks that can be in other blocks. */
  private static final Set<String> BLOCKS =
      words(
          """
          div section article main header footer aside nav figure figcaption blockquote address
          center p h1 h2 h3 h4 h5 h6 pre hr ul ol dl table
          """);

  /** Blocks that hold no block. */
  private static final Set<String> LEAVES = words("p h1 h2 h3 h4 h5 h6 pre hr");

  private static final Set<String> INLINE =
      words(
          """
          a b strong i em u s small big tt span sub sup code kbd samp var cite q abbr time mark ins
          del dfn bdi bdo data font label img br wbr picture source
          """);

  /** Elements that hold nothing. */
  private static final Set<String> VOID = words("hr br img wbr source col");

  /** Parts of tables that hold no text of their own. */
  private static final Set<String> TABLES = words("table thead tbody tfoot tr colgroup");

  private RegularTree() {}

  private static Set<String> words(String spaced) {
    return Set.of(spaced.strip().split("\\s+"));
  }

  /** Returns true if the HTML of an element is surely parsed as the same tree. */
  static boolean is(Element root) {
    return BLOCKS.contains(root.normalName()) && holdsRegular(root, false);
  }

  private static boolean holdsRegular(Element parent, boolean isInLink) {
    String name = parent.normalName();
    boolean isTable = TABLES.contains(name);
    int size = parent.childNodeSize();
    for (int i = 0; i < size; i++) {
      Node child = parent.childNode(i);
      if (child instanceof TextNode text) {
        // why: a parser moves text out of tables, and removes the first line feed of a <pre>.
        if ((isTable && !text.isBlank()) || (i == 0 && isLineOfPre(name, text))) {
          return false;
        }
        if (VOID.contains(name) || hasControl(text.getWholeText())) {
          return false;
        }
      } else if (!(child instanceof Element element) || !isRegular(element, name, isInLink)) {
        return false;
      }
    }
    return true;
  }

  /** Returns true if a text has a character that HTML can only name by its number. */
  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n' && c != '\t' && c != '\r') {
        return true;
      }
    }
    return false;
  }

  private static boolean isLineOfPre(String parent, TextNode text) {
    return parent.equals("pre") && text.getWholeText().startsWith("\n");
  }

  private static boolean isRegular(Element element, String parent, boolean isInLink) {
    String name = element.normalName();
    boolean isLink = name.equals("a");
    // why: an element of SVG can have the name of a block, but is none.
    return mayHold(parent, name)
        && element.isBlock() != INLINE.contains(name)
        && !element.hasAttr("hidden")
        && !(isLink && isInLink)
        && holdsRegular(element, isInLink || isLink);
  }

  private static boolean mayHold(String parent, String name) {
    return switch (name) {
      case "li" -> parent.equals("ul") || parent.equals("ol");
      case "dt", "dd" -> parent.equals("dl");
      case "caption", "colgroup", "thead", "tbody", "tfoot" -> parent.equals("table");
      case "tr" -> parent.equals("thead") || parent.equals("tbody") || parent.equals("tfoot");
      case "td", "th" -> parent.equals("tr");
      case "col" -> parent.equals("colgroup");
      default ->
          !TABLES.contains(parent)
              && !VOID.contains(parent)
              && (INLINE.contains(name)
                  || (BLOCKS.contains(name)
                      && !INLINE.contains(parent)
                      && !LEAVES.contains(parent)));
    };
  }
}
