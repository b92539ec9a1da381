package org.vigie.ingest.lines;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.ElementText;

/**
 * The lines and paragraphs of a page in reading order: its innermost blocks with text. Every
 * element holds a range of them.
 */
public final class Leaves {
  /** Least number of words of a link's text that is a title. An estimate. */
  private static final int POINTER = 4;

  /** Least number of words of sentences. An estimate. */
  private static final int TEXT = 8;

  /** Least share of a line that a link takes up if the line only leads elsewhere. An estimate. */
  private static final double LINK = 0.6;

  /** The same if the link's text is too short for a title. */
  private static final double WHOLE = 0.9;

  /** Number of elements for which there is room at once. An estimate: many pages have more. */
  private static final int USUAL = 1_000;

  /** Names of elements that are no part of a line. */
  private static final Set<String> BLOCKS =
      Set.of("p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4");

  /** What a line is. */
  public enum Kind {
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
  public record Range(int from, int to) {}

  private static final Range NOWHERE = new Range(0, 0);

  /** A line, with its number of words. */
  private record Line(Kind kind, int words) {
    static Line of(Element element) {
      ElementText.Size size = ElementText.size(element);
      int words = size.words();
      boolean isTitle = words >= POINTER || isHeading(element);
      if (isPointer(element, size.length(), isTitle ? LINK : WHOLE)) {
        return new Line(Kind.POINTER, words);
      }
      return new Line(words >= TEXT ? Kind.TEXT : Kind.LABEL, words);
    }
  }

  /** What an element holds. */
  private static final class Part {
    private boolean hasText;
    private boolean hasBlock;

    /** True if a child with text is a block, or has one in it. */
    private boolean hasBlockOfText;

    private int from;
    private int to;
  }

  private final List<Element> elements = new ArrayList<>();

  /** What the lines are; null for those that nobody has asked for. */
  private @Nullable Line[] lines = {};

  /** What lines are, those of earlier collections included. */
  private final IdentityHashMap<Element, Line> known;

  private final IdentityHashMap<Element, Part> parts = new IdentityHashMap<>(USUAL);

  private Leaves(IdentityHashMap<Element, Line> known) {
    this.known = known;
  }

  /** Collects the lines of a page in which loose text is in paragraphs. */
  public static Leaves of(Element body) {
    return of(body, new IdentityHashMap<>(USUAL));
  }

  /**
   * Collects the lines again after parts were removed or replaced. What stays a line keeps its
   * kind, because a line has no such parts in it.
   */
  public Leaves again(Element body) {
    return of(body, known);
  }

  private static Leaves of(Element body, IdentityHashMap<Element, Line> known) {
    var leaves = new Leaves(known);
    leaves.look(body);
    leaves.collect(body, false);
    leaves.lines = new Line[leaves.size()];
    return leaves;
  }

  /** Finds out what an element and those in it hold. */
  private Part look(Element element) {
    var part = new Part();
    parts.put(element, part);
    int size = element.childNodeSize();
    for (int i = 0; i < size; i++) {
      Node node = element.childNode(i);
      if (node instanceof TextNode text) {
        part.hasText |= !text.isBlank();
      } else if (node instanceof Element child) {
        Part inner = look(child);
        part.hasText |= inner.hasText;
        part.hasBlock |= inner.hasBlock || BLOCKS.contains(child.normalName());
        part.hasBlockOfText |= inner.hasText && (inner.hasBlock || child.isBlock());
      }
    }
    return part;
  }

  /** Adds the lines in an element; one with text but without a block that has text is a line. */
  private void collect(Element element, boolean isInLine) {
    Part part = requireNonNull(parts.get(element));
    part.from = size();
    boolean isLine = !isInLine && part.hasText && !part.hasBlockOfText && element.isBlock();
    if (isLine) {
      elements.add(element);
    }
    int size = element.childNodeSize();
    for (int i = 0; i < size; i++) {
      if (element.childNode(i) instanceof Element child) {
        collect(child, isInLine || isLine);
      }
    }
    part.to = size();
  }

  /** Returns the number of lines. */
  public int size() {
    return elements.size();
  }

  /** Returns the element that is a line. */
  public Element element(int index) {
    return elements.get(index);
  }

  /** Returns what a line is. */
  public Kind kind(int index) {
    return line(index).kind;
  }

  /** Returns the number of words of a line. */
  public int words(int index) {
    return line(index).words;
  }

  private Line line(int index) {
    Line line = lines[index];
    if (line == null) {
      line = known.computeIfAbsent(elements.get(index), Line::of);
      lines[index] = line;
    }
    return line;
  }

  /** Returns the lines of an element; none if it wasn't in the page. */
  public Range range(Element element) {
    Part part = parts.get(element);
    return part == null ? NOWHERE : new Range(part.from, part.to);
  }

  /** Returns the number of texts in an element. */
  public int texts(Element element) {
    Range range = range(element);
    int texts = 0;
    for (int i = range.from(); i < range.to(); i++) {
      texts += kind(i) == Kind.TEXT ? 1 : 0;
    }
    return texts;
  }

  /** Returns true if a line has sentences, and leads nowhere. */
  public static boolean isText(Element line) {
    return Line.of(line).kind == Kind.TEXT;
  }

  /** Marks each line of an element with an attribute. */
  public void mark(Element part, String attribute) {
    Range range = range(part);
    elements.subList(range.from(), range.to()).forEach(line -> line.attr(attribute, ""));
  }

  private static boolean isHeading(Element element) {
    String name = element.normalName();
    return name.length() == 2 && name.charAt(0) == 'h' && "123456".indexOf(name.charAt(1)) >= 0;
  }

  private static boolean isPointer(Element leaf, int length, double share) {
    Element around = Anchors.around(leaf);
    if (around != null) {
      return Anchors.leadsElsewhere(around);
    }
    return Anchors.length(leaf) >= share * length || isCovered(leaf);
  }

  /** Returns true for a heading beside a link without text, which a style lays over a teaser. */
  private static boolean isCovered(Element leaf) {
    Element parent = leaf.parent();
    return isHeading(leaf)
        && parent != null
        && parent.children().stream()
            .anyMatch(each -> each.nameIs("a") && !each.hasText() && Anchors.leadsElsewhere(each));
  }
}
