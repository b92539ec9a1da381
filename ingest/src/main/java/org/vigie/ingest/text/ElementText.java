package org.vigie.ingest.text;

import java.util.Arrays;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;

/**
 * The text of an element on one line: the same as jsoup's {@link Element#text()}, which copies each
 * character by itself and takes three times as long. ElementTextTest compares them. Each thread
 * reads its texts into one array.
 */
public final class ElementText {
  /** Number of elements around a text, its own included, of which one may be preformatted. */
  private static final int PREFORMATTED = 6;

  private static final char NO_BREAK = '\u00a0';
  private static final char SOFT_HYPHEN = '\u00ad';
  private static final char ZERO_WIDTH = '\u200b';

  /** Number of characters for which there is room at first. An estimate: most texts are a line. */
  private static final int USUAL = 128;

  /** Maximum number of characters whose room a thread keeps. An estimate: most pages have less. */
  private static final int KEPT = 32 * 1024;

  /** Greatest average length of words; longer ones can be text without spaces. */
  private static final int LONGEST_WORD = 12;

  /** The first character above ASCII. Below it, only U+0020 and those before it are white space. */
  private static final char FIRST_WIDE = '\u0080';

  // why: a page has a thousand texts, and their arrays would be a sixth of all its memory.
  private static final ThreadLocal<ElementText> LAST = ThreadLocal.withInitial(ElementText::new);

  // why: of characters in an array, each is read and written twice as fast as in a StringBuilder.
  private char[] chars = new char[USUAL];
  private int length;

  /** Indexes of the first character that is no white space, and after the last one. */
  private int from;

  private int to;

  private ElementText() {}

  /**
   * How long a text is.
   *
   * @param length in UTF-16 code units
   */
  public record Size(int length, int words) {}

  /** Returns the text, with one space instead of white space except in preformatted parts. */
  public static String of(Element element) {
    ElementText text = read(element);
    return new String(text.chars, text.from, text.to - text.from);
  }

  /** Returns the length of the text, in UTF-16 code units. */
  public static int length(Element element) {
    ElementText text = read(element);
    return text.to - text.from;
  }

  /** Returns the length and the number of words of the text. */
  public static Size size(Element element) {
    ElementText text = read(element);
    return new Size(text.to - text.from, text.words());
  }

  private static ElementText read(Element element) {
    ElementText text = LAST.get();
    if (text.chars.length > KEPT) {
      text.chars = new char[USUAL];
    }
    text.length = 0;
    text.addInside(element, distance(element));
    text.trim();
    return text;
  }

  private void trim() {
    from = 0;
    to = length;
    while (from < to && chars[from] <= ' ') {
      from++;
    }
    while (from < to && chars[to - 1] <= ' ') {
      to--;
    }
  }

  private int words() {
    int written = 0;
    boolean isWithin = false;
    boolean isUnspaced = false;
    for (int i = from; i < to; i++) {
      char c = chars[i];
      boolean isSpace = (c <= ' ' || c >= FIRST_WIDE) && Character.isWhitespace(c);
      written += !isSpace && !isWithin ? 1 : 0;
      isWithin = !isSpace;
      isUnspaced |= c >= FIRST_WIDE && Characters.isUnspaced(c);
    }
    // why: Chinese and Japanese have no spaces; their words have about two characters.
    return isUnspaced && to - from > LONGEST_WORD * written ? (to - from) / 2 : written;
  }

  /** Returns how many elements up the next preformatted one is. */
  private static int distance(Element element) {
    Element at = element;
    for (int i = 0; i < PREFORMATTED && at != null; i++) {
      if (at.tag().preserveWhitespace()) {
        return i;
      }
      at = at.parent();
    }
    return PREFORMATTED;
  }

  private void addInside(Element parent, int distance) {
    int size = parent.childNodeSize();
    for (int i = 0; i < size; i++) {
      Node child = parent.childNode(i);
      if (child instanceof TextNode text) {
        add(text, distance);
      } else if (child instanceof Element element) {
        if (isParted(element)) {
          addSpace();
        }
        addInside(element, element.tag().preserveWhitespace() ? 0 : distance + 1);
        if (i + 1 < size && isInline(parent.childNode(i + 1)) && isPartedAfter(element)) {
          addSpace();
        }
      }
    }
  }

  private static boolean isParted(Element element) {
    return element.isBlock()
        || element.nameIs("br")
        || (element.tag().is(Tag.TextBoundary) && element.hasText());
  }

  private static boolean isPartedAfter(Element element) {
    return element.isBlock() || element.tag().is(Tag.TextBoundary) || hasBlock(element);
  }

  private static boolean hasBlock(Element parent) {
    for (int i = 0; i < parent.childNodeSize(); i++) {
      if (parent.childNode(i) instanceof Element element && element.isBlock()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInline(Node node) {
    return node instanceof TextNode || (node instanceof Element element && !element.isBlock());
  }

  private void addSpace() {
    if (length > 0 && !endsInSpace()) {
      makeRoom(1);
      chars[length++] = ' ';
    }
  }

  private boolean endsInSpace() {
    return length > 0 && chars[length - 1] == ' ';
  }

  private void add(TextNode node, int distance) {
    String text = node.getWholeText();
    boolean isAfterSpace = endsInSpace();
    int start = length;
    makeRoom(text.length());
    text.getChars(0, text.length(), chars, start);
    length += text.length();
    if (distance >= PREFORMATTED && !(node instanceof CDataNode)) {
      normalize(start, isAfterSpace);
    }
  }

  private void makeRoom(int more) {
    if (length + more > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(length + more, 2 * chars.length));
    }
  }

  /** Makes one space of white space in the characters from an index on. */
  private void normalize(int start, boolean isAfterSpace) {
    int written = start;
    int kept = start;
    for (int i = start; i < length; i++) {
      char c = chars[i];
      // why: most characters need one comparison less.
      boolean isPlain = c > ' ' && c < NO_BREAK;
      if (isPlain || (c != SOFT_HYPHEN && c != ZERO_WIDTH && !isSpace(c))) {
        isAfterSpace = false;
      } else if (c == ' ' && !isAfterSpace) {
        isAfterSpace = true;
      } else {
        written = move(kept, i, written);
        kept = i + 1;
        if (isSpace(c) && !isAfterSpace) {
          chars[written++] = ' ';
          isAfterSpace = true;
        }
      }
    }
    length = move(kept, length, written);
  }

  /** Moves characters to the left; returns the index after their new place. */
  private int move(int start, int end, int place) {
    if (start > place) {
      System.arraycopy(chars, start, chars, place, end - start);
    }
    return place + end - start;
  }

  private static boolean isSpace(char c) {
    return c <= ' ' ? c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' : c == NO_BREAK;
  }
}
