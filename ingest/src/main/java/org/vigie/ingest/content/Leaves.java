package org.vigie.ingest.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Css;

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

  /** Names of elements that are no part of a line. */
  private static final Set<String> BLOCKS =
      Set.of("p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4");

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

  /** A line, with its number of words. */
  private record Line(Element element, Kind kind, int words) {
    static Line of(Element element) {
      String text = element.text();
      int words = Leaves.words(text);
      boolean isTitle = words >= POINTER || isHeading(element);
      if (isPointer(element, text, isTitle ? LINK : WHOLE)) {
        return new Line(element, Kind.POINTER, words);
      }
      return new Line(element, words >= TEXT ? Kind.TEXT : Kind.LABEL, words);
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private final IdentityHashMap<Element, Range> ranges = new IdentityHashMap<>();

  private Leaves() {}

  /** Collects the lines of a page in which loose text is in paragraphs. */
  static Leaves of(Element body) {
    var leaves = new Leaves();
    body.traverse(leaves.new Collector(Contents.of(body)));
    return leaves;
  }

  int size() {
    return lines.size();
  }

  Element element(int index) {
    return lines.get(index).element;
  }

  Kind kind(int index) {
    return lines.get(index).kind;
  }

  int words(int index) {
    return lines.get(index).words;
  }

  Range range(Element element) {
    return ranges.getOrDefault(element, new Range(0, 0));
  }

  /** Returns the number of texts in an element. */
  int texts(Element element) {
    Range range = range(element);
    int texts = 0;
    for (int i = range.from(); i < range.to(); i++) {
      texts += kind(i) == Kind.TEXT ? 1 : 0;
    }
    return texts;
  }

  /** Returns true if a line has sentences, and leads nowhere. */
  static boolean isText(Element line) {
    return Line.of(line).kind == Kind.TEXT;
  }

  /** Marks each line of an element with an attribute. */
  void mark(Element part, String attribute) {
    Range range = range(part);
    lines.subList(range.from(), range.to()).forEach(line -> line.element.attr(attribute, ""));
  }

  private static int words(String text) {
    int written = 0;
    boolean isWithin = false;
    for (int i = 0; i < text.length(); i++) {
      boolean isSpace = Character.isWhitespace(text.charAt(i));
      written += !isSpace && !isWithin ? 1 : 0;
      isWithin = !isSpace;
    }
    // why: Chinese and Japanese have no spaces; their words have some two characters.
    return text.length() > LONGEST_WORD * written ? text.length() / 2 : written;
  }

  private static boolean isHeading(Element element) {
    String name = element.normalName();
    return name.length() == 2 && name.charAt(0) == 'h' && "123456".indexOf(name.charAt(1)) >= 0;
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

  private static boolean isPointer(Element leaf, String text, double share) {
    Element around = leaf.closest(Css.of("a[href]"));
    if (around != null) {
      return leadsElsewhere(around);
    }
    int linked = 0;
    for (Element link : leaf.select(Css.of("a[href]"))) {
      linked += leadsElsewhere(link) ? link.text().length() : 0;
    }
    return linked >= share * text.length() || isCovered(leaf);
  }

  /** Returns true for a heading beside a link without text, which a style lays over a teaser. */
  private static boolean isCovered(Element leaf) {
    Element parent = leaf.parent();
    return isHeading(leaf)
        && parent != null
        && parent.children().stream()
            .anyMatch(each -> each.nameIs("a") && !each.hasText() && leadsElsewhere(each));
  }

  /** The elements with text, and those with a block, anywhere in them. */
  private record Contents(Set<Element> withText, Set<Element> withBlock) {
    static Contents of(Element body) {
      var contents =
          new Contents(
              Collections.newSetFromMap(new IdentityHashMap<>()),
              Collections.newSetFromMap(new IdentityHashMap<>()));
      body.traverse((node, _) -> contents.add(node));
      return contents;
    }

    private void add(Node node) {
      if (node instanceof TextNode text && !text.isBlank()) {
        addAround(node, withText);
      } else if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
        addAround(node, withBlock);
      }
    }

    private static void addAround(Node node, Set<Element> found) {
      Node at = node.parent();
      while (at instanceof Element element && found.add(element)) {
        at = element.parent();
      }
    }
  }

  /** Visits elements; one with text but without a block that has text is a line. */
  private final class Collector implements NodeVisitor {
    private final Contents contents;
    private final IdentityHashMap<Element, Integer> starts = new IdentityHashMap<>();
    private @Nullable Element inside;

    private Collector(Contents contents) {
      this.contents = contents;
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof Element element) {
        starts.put(element, size());
        if (inside == null && isLine(element)) {
          inside = element;
          lines.add(Line.of(element));
        }
      }
    }

    private boolean isLine(Element element) {
      return element.isBlock()
          && contents.withText.contains(element)
          && element.children().stream().noneMatch(this::holdsBlock);
    }

    private boolean holdsBlock(Element element) {
      return (element.isBlock() || contents.withBlock.contains(element))
          && contents.withText.contains(element);
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
