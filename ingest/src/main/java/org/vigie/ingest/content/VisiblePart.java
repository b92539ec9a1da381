package org.vigie.ingest.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.vigie.ingest.text.Css;

/** Prepares a page for the search for its article: removes what a reader doesn't see or read. */
final class VisiblePart {
  private static final Pattern HIDDEN =
      Pattern.compile("(?i)(?:^|;)\\s*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)");

  /** Matches the name of a box in which visitors choose cookies. */
  private static final Pattern CONSENT =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:cookies?|gdpr|rgpd|consent|didomi|onetrust|cmp)(?:$|[\\s_-])");

  /** Maximum share of the page's text in a part that is removed. Above it, the part is the page. */
  private static final double MOST = 0.7;

  private VisiblePart() {}

  /** Removes hidden elements, dialogs and cookie walls. Changes the page. */
  static void keep(Document page) {
    Element body = page.body();
    int all = body.text().length();
    body.select(Css.of("template, dialog, [role=dialog][aria-modal=true]")).remove();
    for (Element each : body.select(Css.of("[style], [hidden], [aria-hidden=true]"))) {
      if (!each.equals(body) && isHidden(each)) {
        each.remove();
      }
    }
    for (Element each : body.select(Css.of("[id], [class]"))) {
      String names = each.id() + " " + each.className();
      if (CONSENT.matcher(names).find()
          && !each.equals(body)
          && each.text().length() < MOST * all) {
        each.remove();
      }
    }
    Set<Element> holders = holdersOfBlocks(body);
    body.select(Css.of("div, header, section, article, main"))
        .forEach(part -> wrapLooseText(part, holders));
  }

  /** Returns the elements with a block anywhere in them. */
  private static Set<Element> holdersOfBlocks(Element body) {
    Set<Element> holders = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Element each : body.getAllElements()) {
      Element at = each.isBlock() ? each.parent() : null;
      while (at != null && holders.add(at)) {
        at = at.parent();
      }
    }
    return holders;
  }

  private static boolean isHidden(Element element) {
    // why: pages draw formulas as pictures with this class, and hide them from screen readers.
    boolean isDrawn = element.className().contains("fallback-image");
    return HIDDEN.matcher(element.attr("style")).find()
        || element.hasAttr("hidden")
        || (element.attr("aria-hidden").equals("true") && !isDrawn);
  }

  /** Puts text that stands beside blocks into paragraphs, which are what the search weighs. */
  private static void wrapLooseText(Element part, Set<Element> holders) {
    List<Node> loose = new ArrayList<>();
    for (Node node : List.copyOf(part.childNodes())) {
      if (node instanceof TextNode || (node instanceof Element e && isInline(e, holders))) {
        loose.add(node);
      } else {
        wrap(loose);
      }
    }
    if (loose.size() < part.childNodeSize()) {
      wrap(loose);
    } else if (part.nameIs("div") && part.hasText()) {
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
    boolean isText =
        loose.stream()
            .anyMatch(
                node ->
                    node instanceof TextNode text ? !text.isBlank() : ((Element) node).hasText());
    if (isText) {
      var paragraph = new Element("p");
      loose.getFirst().before(paragraph);
      loose.forEach(paragraph::appendChild);
    }
    loose.clear();
  }
}
