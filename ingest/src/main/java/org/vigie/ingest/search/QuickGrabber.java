package org.vigie.ingest.search;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import kotlin.Pair;
import kotlin.jvm.functions.Function1;
import kotlin.text.StringsKt;
import net.dankito.readability4j.model.ArticleGrabberOptions;
import net.dankito.readability4j.model.ArticleMetadata;
import net.dankito.readability4j.model.ReadabilityOptions;
import net.dankito.readability4j.processor.ArticleGrabber;
import net.dankito.readability4j.util.RegExUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.ElementText;
import org.vigie.ingest.text.Tree;

/**
 * Finds the same article as Readability4J's {@code ArticleGrabber}, in about half the time
 * (bench/RESULTS.md). That one writes the HTML of the whole page in case it has to search again,
 * and four more times for its log. It reads texts character by character, and finds elements with
 * selectors.
 */
public abstract class QuickGrabber extends ArticleGrabber {
  private static final Set<String> LINK = Set.of("a");

  QuickGrabber(ReadabilityOptions options, RegExUtil words) {
    super(options, words);
  }

  /**
   * Returns the article's element; null if there is none. Changes the page.
   *
   * @param html returns the HTML of the page as it is now
   */
  public @Nullable Element search(Document page, ArticleMetadata metadata, Supplier<String> html) {
    var options = new ArticleGrabberOptions(true, true, true);
    Element body = page.body();
    while (true) {
      List<Element> candidates = scoreElements(prepareNodes(page, options), options);
      Pair<Element, Boolean> top = getTopCandidate(body, candidates, options);
      Element article = createArticleContent(page, top.getFirst(), false);
      prepArticle(article, options, metadata);
      if (!top.getSecond()) {
        wrapContent(article);
      }
      int length = getInnerText(article, getRegEx(), true).length();
      if (length < getWordThreshold()) {
        body.html(html.get());
      }
      if (length >= getWordThreshold() || !relax(options)) {
        // why: the library fails if the best element has no parent, in pages with hardly any text.
        return length > 0 && top.getFirst().hasParent() ? article : null;
      }
    }
  }

  private static void wrapContent(Element article) {
    var inner = new Element("div");
    inner.appendChildren(List.copyOf(article.childNodes()));
    article.appendChild(inner);
  }

  /** Switches off the first condition that is still on; returns false if there is none. */
  private static boolean relax(ArticleGrabberOptions options) {
    if (options.getStripUnlikelyCandidates()) {
      options.setStripUnlikelyCandidates(false);
    } else if (options.getWeightClasses()) {
      options.setWeightClasses(false);
    } else if (options.getCleanConditionally()) {
      options.setCleanConditionally(false);
    } else {
      return false;
    }
    return true;
  }

  @Override
  protected boolean isElementWithoutContent(Element element) {
    return !hasAsciiText(element) && super.isElementWithoutContent(element);
  }

  /** Returns true if a text in an element has a character that is no space in any case. */
  private static boolean hasAsciiText(Element parent) {
    for (int i = 0; i < parent.childNodeSize(); i++) {
      boolean hasText =
          switch (parent.childNode(i)) {
            case TextNode text -> text.getWholeText().chars().anyMatch(c -> c > ' ' && c <= '~');
            case Element inner -> hasAsciiText(inner);
            default -> false;
          };
      if (hasText) {
        return true;
      }
    }
    return false;
  }

  /** Returns the share of an element's text that is in links. */
  @Override
  protected double getLinkDensity(Element element) {
    int length = getInnerText(element, getRegEx(), true).length();
    int linked = 0;
    for (Element link : length == 0 ? List.<Element>of() : Tree.named(element, LINK)) {
      linked += getInnerText(link, getRegEx(), true).length();
    }
    return length == 0 ? 0 : (double) linked / length;
  }

  @Override
  protected String getInnerText(Element element, @Nullable RegExUtil words, boolean normalize) {
    String text = StringsKt.trim((CharSequence) ElementText.of(element)).toString();
    return normalize && words != null && hasSpaces(text) ? words.normalize(text) : text;
  }

  /** Returns true if a text has several white spaces in a row. */
  private static boolean hasSpaces(String text) {
    boolean isAfterSpace = false;
    char[] chars = text.toCharArray();
    for (char c : chars) {
      boolean isSpace = c == ' ' || (c >= '\t' && c <= '\r');
      if (isSpace && isAfterSpace) {
        return true;
      }
      isAfterSpace = isSpace;
    }
    return false;
  }

  @Override
  protected void removeNodes(
      Element part, String name, @Nullable Function1<? super Element, Boolean> filter) {
    QuickPreprocessor.remove(part, name, filter);
  }

  /** Logs nothing: the library prints all HTML of each part, which takes quadratic time. */
  @Override
  protected void logNodeInfo(Node node, String reason) {}
}
