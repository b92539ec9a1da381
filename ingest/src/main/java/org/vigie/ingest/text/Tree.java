package org.vigie.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Lists elements in document order. A loop over such a list is several times as fast as a CSS
 * selector, which calls an object for each element and each of its conditions.
 */
public final class Tree {
  private Tree() {}

  /** Returns an element and all elements in it, as they are now. */
  public static List<Element> elements(Element root) {
    List<Element> found = new ArrayList<>();
    found.add(root);
    addInside(root, found);
    return found;
  }

  // why: recursive, because the parser limits the depth of elements.
  private static void addInside(Element parent, List<Element> found) {
    int size = parent.childNodeSize();
    for (int i = 0; i < size; i++) {
      if (parent.childNode(i) instanceof Element element) {
        found.add(element);
        addInside(element, found);
      }
    }
  }

  /** Returns an element and all elements in it that have one of the names. */
  public static List<Element> named(Element root, Set<String> names) {
    List<Element> found = new ArrayList<>();
    if (names.contains(root.normalName())) {
      found.add(root);
    }
    addNamed(root, names, found);
    return found;
  }

  private static void addNamed(Element parent, Set<String> names, List<Element> found) {
    int size = parent.childNodeSize();
    for (int i = 0; i < size; i++) {
      if (parent.childNode(i) instanceof Element element) {
        if (names.contains(element.normalName())) {
          found.add(element);
        }
        addNamed(element, names, found);
      }
    }
  }

  /** Returns true if a text in an element has a character that isn't white space. */
  public static boolean hasText(Element parent) {
    int size = parent.childNodeSize();
    for (int i = 0; i < size; i++) {
      Node child = parent.childNode(i);
      if (child instanceof TextNode text ? !text.isBlank() : hasTextInside(child)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasTextInside(Node child) {
    return child instanceof Element element && hasText(element);
  }

  /** Returns true if an element is {@code outer} or in it. */
  public static boolean isWithin(@Nullable Element inner, Element outer) {
    for (Element at = inner; at != null; at = at.parent()) {
      if (at.equals(outer)) {
        return true;
      }
    }
    return false;
  }
}
