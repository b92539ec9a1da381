package org.vigie.ingest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Lists elements in document order. A loop over such a list is several times as fast as a CSS
 * selector, which calls an object for each element and each of its conditions.
 */
public final class Tree {
  private static final Attributes NONE = new Attributes();

  private static final Pattern HIDDEN =
      Pattern.compile("(?i)(?:^|;)\\s*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)");

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
    String[] wanted = names.toArray(String[]::new);
    if (isOneOf(root.normalName(), wanted)) {
      found.add(root);
    }
    addNamed(root, wanted, found);
    return found;
  }

  private static void addNamed(Element parent, String[] names, List<Element> found) {
    int size = parent.childNodeSize();
    for (int i = 0; i < size; i++) {
      if (parent.childNode(i) instanceof Element element) {
        if (isOneOf(element.normalName(), names)) {
          found.add(element);
        }
        addNamed(element, names, found);
      }
    }
  }

  // why: most names differ in their length, and a set would compute a hash.
  private static boolean isOneOf(String name, String[] names) {
    for (String each : names) {
      if (each.length() == name.length() && each.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the attributes of an element, not to be changed. Their names are in lower case, in
   * which the parser writes all names; jsoup's own {@link Element#attr} also compares others.
   */
  public static Attributes attributes(Element element) {
    // why: jsoup would create attributes for an element that has none.
    return element.attributesSize() == 0 ? NONE : element.attributes();
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

  /** Returns true if the attributes of an element hide it from readers, as far as they show. */
  public static boolean isHidden(Attributes attributes) {
    String style = attributes.get("style");
    if (attributes.hasKey("hidden") || (!style.isEmpty() && HIDDEN.matcher(style).find())) {
      return true;
    }
    // why: pages draw formulas as pictures with this class, and hide them from screen readers.
    return attributes.get("aria-hidden").equals("true")
        && !attributes.get("class").contains("fallback-image");
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
