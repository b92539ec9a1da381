package org.vigie.ingest.page;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Css;
import org.vigie.ingest.text.Tree;

/**
 * The elements by which a page says something about itself, and its links. They are collected once,
 * because some twenty selectors look for them, most in vain.
 *
 * @param elements meta, link, title, html, script and h1 elements, and those with {@code itemprop}
 *     or {@code rel}
 * @param links link elements, and anchors with an address
 */
record Declarations(List<Element> elements, List<Element> links) {
  /** Maximum number of headings that are read. An estimate: pages have one or two. */
  private static final int HEADINGS = 3;

  static Declarations of(Document page) {
    List<Element> elements = new ArrayList<>();
    List<Element> links = new ArrayList<>();
    for (Element each : Tree.elements(page)) {
      boolean isLink =
          switch (each.normalName()) {
            case "link" -> true;
            case "a" -> Tree.attributes(each).hasKey("href");
            default -> false;
          };
      if (isLink) {
        links.add(each);
      }
      if (declares(each)) {
        elements.add(each);
      }
    }
    return new Declarations(elements, links);
  }

  private static boolean declares(Element element) {
    return switch (element.normalName()) {
      case "meta", "link", "title", "html", "script", "h1" -> true;
      default -> {
        Attributes attributes = Tree.attributes(element);
        yield attributes.hasKey("itemprop") || attributes.hasKey("rel");
      }
    };
  }

  /**
   * Returns the elements that match a selector of such elements, in document order.
   *
   * @param css one element, or one in another: with a space between them
   */
  List<Element> all(String css) {
    // why: jsoup remembers what a selector with a space was compared with, the page included.
    String[] steps = css.split(" ");
    Evaluator inner = Css.of(steps[steps.length - 1]);
    Evaluator outer = Css.of(steps[0]);
    List<Element> found = new ArrayList<>();
    for (Element each : elements) {
      if (each.is(inner) && (steps.length == 1 || isIn(each, outer))) {
        found.add(each);
      }
    }
    return found;
  }

  private static boolean isIn(Element inner, Evaluator outer) {
    Element parent = inner.parent();
    return parent != null && parent.closest(outer) != null;
  }

  /** Returns the first element that matches a selector of such elements; null if none does. */
  @Nullable Element first(String css) {
    Evaluator selector = Css.of(css);
    for (Element each : elements) {
      if (each.is(selector)) {
        return each;
      }
    }
    return null;
  }

  /** Returns the first headings of the highest rank. */
  List<Element> headings() {
    // why: each one is read as text, and a hostile page has hundreds inside each other.
    return elements.stream().filter(each -> each.nameIs("h1")).limit(HEADINGS).toList();
  }

  /** Returns the anchors. */
  List<Element> anchors() {
    return links.stream().filter(each -> each.nameIs("a")).toList();
  }
}
