package org.vigie.ingest.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.vigie.ingest.text.ElementText;
import org.vigie.ingest.text.NameWords;
import org.vigie.ingest.text.Tree;

/** Prepares a page for the search for its article: removes what a reader doesn't see or read. */
final class VisiblePart {
  /** The name of a box in which visitors choose cookies. */
  private static final NameWords CONSENT =
      NameWords.separate("cookie cookies gdpr rgpd consent didomi onetrust cmp");

  private static final NameWords HEADER = NameWords.anywhere("header");

  private static final Set<String> HOLDERS = Set.of("div", "header", "section", "article", "main");

  /** Maximum share of the page's text in a part that is removed. Above it, the part is the page. */
  private static final double MOST = 0.7;

  /** Share of the page's text above which a form is around the page's content. An estimate. */
  private static final double PAGE = 0.5;

  private VisiblePart() {}

  /** Removes hidden elements, dialogs and cookie walls. Changes the page. */
  static void keep(Document page) {
    Element body = page.body();
    List<Element> elements = Tree.elements(body);
    List<Element> consent = new ArrayList<>(elements);
    consent.removeIf(each -> !CONSENT.inNameOf(each));
    int all = consent.isEmpty() ? 0 : ElementText.length(body);
    for (Element each : elements) {
      Attributes attributes = Tree.attributes(each);
      if (isDialog(each, attributes) || (!each.equals(body) && Tree.isHidden(attributes))) {
        each.remove();
      }
    }
    for (Element each : consent) {
      if (!each.equals(body) && ElementText.length(each) < MOST * all) {
        each.remove();
      }
    }
    List<Element> left = Tree.elements(body);
    unwrapForm(left, body);
    Set<Element> holders = holdersOfBlocks(left);
    for (Element each : left) {
      if (HOLDERS.contains(each.normalName())) {
        wrapLooseText(each, holders);
      } else if (isSubheading(each.normalName())) {
        forgetHeader(each);
      }
    }
  }

  private static boolean isDialog(Element element, Attributes attributes) {
    return element.nameIs("template")
        || element.nameIs("dialog")
        || (attributes.get("aria-modal").trim().equalsIgnoreCase("true")
            && attributes.get("role").trim().equalsIgnoreCase("dialog"));
  }

  /**
   * Makes a plain part of a form around the page's content, which ASP.NET writes. The search drops
   * forms.
   */
  private static void unwrapForm(List<Element> elements, Element body) {
    List<Element> forms = elements.stream().filter(each -> each.nameIs("form")).toList();
    int all = forms.isEmpty() ? 0 : ElementText.length(body);
    for (Element form : forms) {
      if (ElementText.length(form) > PAGE * all) {
        form.tagName("div");
      }
    }
  }

  private static boolean isSubheading(String name) {
    return name.length() == 2 && name.charAt(0) == 'h' && "234".indexOf(name.charAt(1)) >= 0;
  }

  /**
   * Removes the class <i>header</i> of a heading and of what holds it alone: the search would take
   * it for the header of the page.
   */
  private static void forgetHeader(Element heading) {
    for (Element at = heading;
        at != null && (at.equals(heading) || at.childrenSize() == 1);
        at = at.parent()) {
      if (HEADER.inNameOf(at)) {
        at.removeAttr("class").removeAttr("id");
      }
      if (at.nameIs("header")) {
        at.tagName("div");
      }
    }
  }

  /** Returns the elements with a block anywhere in them. */
  private static Set<Element> holdersOfBlocks(List<Element> elements) {
    Set<Element> holders = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Element each : elements) {
      Element at = each.isBlock() ? each.parent() : null;
      while (at != null && holders.add(at)) {
        at = at.parent();
      }
    }
    return holders;
  }

  /** Puts text that stands beside blocks into paragraphs, which are what the search weighs. */
  private static void wrapLooseText(Element part, Set<Element> holders) {
    List<Node> loose = new ArrayList<>();
    for (Node node : part.childNodes()) {
      if (node instanceof TextNode || (node instanceof Element e && isInline(e, holders))) {
        loose.add(node);
      } else {
        wrap(loose);
      }
    }
    if (loose.size() < part.childNodeSize()) {
      wrap(loose);
    } else if (part.nameIs("div") && Tree.hasText(part)) {
      // why: the search drops short parts, but no short paragraphs.
      part.tagName("p");
    }
  }

  private static boolean isInline(Element element, Set<Element> holders) {
    return !element.isBlock()
        && !element.nameIs("br")
        && !element.nameIs("img")
        && !holders.contains(element);
  }

  private static void wrap(List<Node> loose) {
    boolean isText = loose.stream().anyMatch(VisiblePart::hasText);
    if (isText) {
      var paragraph = new Element("p");
      loose.getFirst().before(paragraph);
      loose.forEach(paragraph::appendChild);
    }
    loose.clear();
  }

  private static boolean hasText(Node node) {
    return node instanceof TextNode text ? !text.isBlank() : Tree.hasText((Element) node);
  }
}
