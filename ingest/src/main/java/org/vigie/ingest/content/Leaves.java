package org.vigie.ingest.content;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The lines and paragraphs of a page in reading order: its innermost blocks with text. Every
 * element holds a range of them.
 */
final class Leaves {
  /** Least number of words of a link that says what it leads to, and of a text. Estimates. */
  private static final int POINTER = 4;

  private static final int TEXT = 8;

  /** Least share of a line that a link takes up if the line only leads elsewhere. An estimate. */
  private static final double LINK = 0.6;

  private static final double WHOLE = 0.9;

  /** Least average length of words that are not separated by spaces. An estimate. */
  private static final int LONGEST_WORD = 12;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** What a line is. */
  enum Kind {
    /** A few words: a heading, a name, a date, a button. */
    LABEL,

    /** A link to another page, with its title. */
    POINTER,

    /** Sentences. */
    TEXT
  }

  /**
   * @param from index of an element's first line
   * @param to index after its last line
   */
  record Range(int from, int to) {}

  private final List<Element> elements = new ArrayList<>();
  private final List<Kind> kinds = new ArrayList<>();
  private final IdentityHashMap<Element, Range> ranges = new IdentityHashMap<>();

  private Leaves() {}

  /** Collects the lines of a page in which loose text is in paragraphs. */
  static Leaves of(Element body) {
    var leaves = new Leaves();
    body.traverse(leaves.new Collector());
    return leaves;
  }

  int size() {
    return kinds.size();
  }

  Element element(int index) {
    return elements.get(index);
  }

  Kind kind(int index) {
    return kinds.get(index);
  }

  Range range(Element element) {
    return ranges.getOrDefault(element, new Range(0, 0));
  }

  /** Returns the number of texts in an element. */
  int texts(Element element) {
    Range range = range(element);
    int texts = 0;
    for (int i = range.from(); i < range.to(); i++) {
      texts += kinds.get(i) == Kind.TEXT ? 1 : 0;
    }
    return texts;
  }

  /** Returns true if a line has sentences, and leads nowhere. */
  static boolean isText(Element line) {
    return kind(line) == Kind.TEXT;
  }

  /** Marks each line of an element with an attribute. */
  void mark(Element part, String attribute) {
    Range range = range(part);
    elements.subList(range.from(), range.to()).forEach(line -> line.attr(attribute, ""));
  }

  static int words(String text) {
    String stripped = text.strip();
    int written = stripped.isEmpty() ? 0 : SPACE.split(stripped).length;
    // why: Chinese and Japanese have no spaces; their words have some two characters.
    return stripped.length() > LONGEST_WORD * written ? stripped.length() / 2 : written;
  }

  /** Returns true if a link leads to another page. */
  static boolean leadsElsewhere(Element link) {
    String to = link.attr("href").strip();
    return !to.isEmpty()
        && !to.startsWith("#")
        && !to.startsWith("mailto:")
        && !to.startsWith("tel:")
        && !to.startsWith("javascript:");
  }

  private static Kind kind(Element leaf) {
    String text = leaf.text();
    int words = words(text);
    boolean isTitle = words >= POINTER || leaf.normalName().matches("h[1-6]");
    if (isPointer(leaf, text, isTitle ? LINK : WHOLE)) {
      return Kind.POINTER;
    }
    return words >= TEXT ? Kind.TEXT : Kind.LABEL;
  }

  private static boolean isPointer(Element leaf, String text, double share) {
    Element around = leaf.closest("a[href]");
    if (around != null) {
      return leadsElsewhere(around);
    }
    int linked = 0;
    for (Element link : leaf.select("a[href]")) {
      linked += leadsElsewhere(link) ? link.text().length() : 0;
    }
    return linked >= share * text.length() || isCovered(leaf);
  }

  /** Returns true for a heading beside a link without text, which a style lays over a teaser. */
  private static boolean isCovered(Element leaf) {
    Element parent = leaf.parent();
    boolean isHeading = leaf.normalName().matches("h[1-6]");
    return isHeading
        && parent != null
        && parent.children().stream()
            .anyMatch(each -> each.nameIs("a") && !each.hasText() && leadsElsewhere(each));
  }

  /** Visits elements; one with text but without a block that has text is a line. */
  private final class Collector implements NodeVisitor {
    private final IdentityHashMap<Element, Integer> starts = new IdentityHashMap<>();
    private @Nullable Element inside;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof Element element) {
        starts.put(element, size());
        if (inside == null && isLine(element)) {
          inside = element;
          elements.add(element);
          kinds.add(kind(element));
        }
      }
    }

    private static boolean isLine(Element element) {
      return element.isBlock()
          && element.hasText()
          && element.children().stream().noneMatch(Collector::holdsBlock);
    }

    private static boolean holdsBlock(Element element) {
      return (element.isBlock()
              || element.selectFirst("p, div, ul, ol, table, h1, h2, h3, h4") != null)
          && element.hasText();
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        ranges.put(element, new Range(starts.getOrDefault(element, 0), size()));
        inside = element.equals(inside) ? null : inside;
      }
    }
  }
}
