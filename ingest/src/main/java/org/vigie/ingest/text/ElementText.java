package org.vigie.ingest.text;

import java.util.Arrays;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;

/**
 * The text of an element on one line: the same as jsoup's {@link Element#text()}, which copies each
 * character by itself and takes three times as long. ElementTextTest compares them.
 */
public final class ElementText {
  /** Number of elements around a text, its own included, of which one may be preformatted. */
  private static final int PREFORMATTED = 6;

  private static final char NO_BREAK = '\u00a0';
  private static final char SOFT_HYPHEN = '\u00ad';
  private static final char ZERO_WIDTH = '\u200b';

  // why: not a StringBuilder, which copies a text twice if it is not Latin-1.
  private char[] out = new char[512];
  private int length;

  private ElementText() {}

  /** Returns the text, with one space instead of white space except in preformatted parts. */
  public static String of(Element element) {
    var text = new ElementText();
    text.addInside(element, distance(element));
    return new String(text.out, 0, text.length).trim();
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
      out[length++] = ' ';
    }
  }

  private boolean endsInSpace() {
    return length > 0 && out[length - 1] == ' ';
  }

  private void makeRoom(int more) {
    if (length + more > out.length) {
      out = Arrays.copyOf(out, 2 * (length + more));
    }
  }

  private void add(TextNode node, int distance) {
    String text = node.getWholeText();
    makeRoom(text.length());
    text.getChars(0, text.length(), out, length);
    if (distance < PREFORMATTED || node instanceof CDataNode) {
      length += text.length();
    } else {
      normalize(length + text.length());
    }
  }

  /** Moves the characters from {@link #length} to {@code end} together, white space normalized. */
  private void normalize(int end) {
    boolean isAfterSpace = endsInSpace();
    int to = length;
    for (int i = length; i < end; i++) {
      char c = out[i];
      // why: most characters need one comparison less.
      boolean isPlain = c > ' ' && c < NO_BREAK;
      if (isPlain || (c != SOFT_HYPHEN && c != ZERO_WIDTH && !isSpace(c))) {
        out[to++] = c;
        isAfterSpace = false;
      } else if (isSpace(c) && !isAfterSpace) {
        out[to++] = ' ';
        isAfterSpace = true;
      }
    }
    length = to;
  }

  private static boolean isSpace(char c) {
    return c <= ' ' ? c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' : c == NO_BREAK;
  }
}
