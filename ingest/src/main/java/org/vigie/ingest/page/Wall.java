package org.vigie.ingest.page;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.content.Offers;
import org.vigie.ingest.page.PageArticle.Sourced;
import org.vigie.ingest.text.Css;
import org.vigie.ingest.text.NameWords;
import org.vigie.ingest.text.Tree;
import tools.jackson.databind.JsonNode;

/**
 * What a page says about readers who don't pay: whether the article is free, which part of it every
 * visitor may read, and signs that the text on the page is only its beginning.
 *
 * @param declared what the page declares
 * @param article the article's JSON-LD; a missing node if there is none
 */
record Wall(Document page, Declarations declared, JsonNode article) {
  /** Matches the few forms of selector that pages use; others could take long to evaluate. */
  private static final Pattern SELECTOR = Pattern.compile("[\\w\\s.#,>-]{1,200}");

  private static final int MAX_PARTS = 10;

  private static final NameWords WORDS = NameWords.anywhere("wall");

  private static final String WALLS = "(?:pay|reg|subscription|premium|abo)[-_]?wall";

  private static final Pattern WALL = Pattern.compile("(?i)" + WALLS);

  /** Matches names such as {@code no-paywall} and {@code paywall--off}. */
  private static final Pattern NO_WALL =
      Pattern.compile(
          "(?i)(?<![a-z])non?[-_]?%1$s|%1$s[-_]{0,2}(?:off|inactive|disabled|hidden)(?![a-z])"
              .formatted(WALLS));

  /** Matches the end of a paragraph that says that it goes on elsewhere. */
  private static final Pattern UNFINISHED = Pattern.compile("(?:…|\\.\\.\\.)[\\])}]?$");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Least number of words of a paragraph; credits and signatures at the end have fewer. */
  private static final int PARAGRAPH = 8;

  /** Least share of an article's words in a text that is whole. An estimate. */
  private static final double WHOLE = 0.6;

  /** Returns false if the page says that its article isn't free; null if it says nothing. */
  @Nullable Sourced<Boolean> free() {
    JsonNode free = article.path("isAccessibleForFree");
    if (!free.isMissingNode()) {
      return new Sourced<>(!isNo(free), "JSON-LD isAccessibleForFree");
    }
    Element tier = declared.first("meta[property=article:content_tier]");
    if (tier != null) {
      boolean isFree = tier.attr("content").equalsIgnoreCase("free");
      return new Sourced<>(isFree, "meta article:content_tier");
    }
    for (Element each : Tree.elements(page.body())) {
      if (WORDS.inNameOf(each) && isWall(each)) {
        return new Sourced<>(false, "an element paywall");
      }
    }
    return null;
  }

  private boolean isWall(Element part) {
    String name = part.className() + " " + part.id();
    // why: pages without a wall often have an empty or hidden place for one. The name of the body
    // tells of the whole site.
    return WALL.matcher(name).find()
        && !NO_WALL.matcher(name).find()
        && !part.equals(page.body())
        && part.hasText()
        && isShown(part);
  }

  private boolean isShown(Element part) {
    for (Element at = part; at != null && !at.equals(page.body()); at = at.parent()) {
      if (at.nameIs("template") || Tree.isHidden(Tree.attributes(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNo(JsonNode free) {
    String value = free.asString("").toLowerCase(Locale.ROOT);
    return value.equals("false") || value.endsWith("/false");
  }

  /** Removes what the page marks as only for readers who pay, though it is in the page. */
  void removePaidParts() {
    page.body().select(Css.of("[subscriptions-section=content], [amp-access=access]")).remove();
    int parts = 0;
    JsonNode hasPart = article.path("hasPart");
    for (JsonNode part : hasPart.isArray() ? hasPart : List.of(hasPart)) {
      String selector = part.path("cssSelector").asString("");
      if (parts++ < MAX_PARTS
          && isNo(part.path("isAccessibleForFree"))
          && SELECTOR.matcher(selector).matches()) {
        removeAll(selector);
      }
    }
  }

  private void removeAll(String selector) {
    try {
      // why: not remembered, as constant selectors are, because each page could have another one.
      page.body().select(selector).stream()
          .filter(each -> !each.nameIs("body") && !isCut(each))
          .forEach(Element::remove);
    } catch (IllegalArgumentException | IllegalStateException e) {
      // why: a selector that can't be read names nothing; the text is then cut by its style only.
      return;
    }
  }

  /** Returns true for a part that the outlet itself cut, so that it has only the free beginning. */
  private static boolean isCut(Element part) {
    return UNFINISHED.matcher(part.text().strip()).find() || stopsInSentence(part);
  }

  /** Returns true if the last paragraph is one like the first, and ends in the middle. */
  private static boolean stopsInSentence(Element part) {
    List<Element> paragraphs = part.select(Css.of("p"));
    if (paragraphs.isEmpty()) {
      return false;
    }
    Element last = paragraphs.getLast();
    String text = last.text().strip();
    return words(text) >= PARAGRAPH
        && Character.isLetterOrDigit(text.codePointBefore(text.length()))
        && last.className().equals(paragraphs.getFirst().className())
        && last.select(Css.of("a")).isEmpty();
  }

  /** Returns true if a link in the page's main part leads to an offer to subscribe or log in. */
  boolean hasOffer() {
    return declared.anchors().stream()
        .filter(Offers::isOffer)
        .anyMatch(
            link -> link.closest(Css.of("header, nav, footer, aside, [role=banner]")) == null);
  }

  /**
   * Returns why a text is only the beginning of the article; null if nothing says so.
   *
   * @param text what the page shows
   * @param hasOffer the answer of {@link #hasOffer} before anything was removed
   */
  @Nullable Sourced<Boolean> cut(String text, boolean hasOffer) {
    int all = article.path("wordCount").asInt(0);
    int words = all > 0 ? words(text) : 0;
    if (words < WHOLE * all) {
      return new Sourced<>(false, "JSON-LD wordCount: " + words + " of " + all + " words");
    }
    String last = text.substring(text.lastIndexOf('\n') + 1).strip();
    boolean isUnfinished = UNFINISHED.matcher(last).find() && words(last) >= PARAGRAPH;
    return hasOffer && isUnfinished
        ? new Sourced<>(false, "the text stops in a sentence, before an offer")
        : null;
  }

  private static int words(String text) {
    return text.isBlank() ? 0 : SPACE.split(text.strip()).length;
  }
}
