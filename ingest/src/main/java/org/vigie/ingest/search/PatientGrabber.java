package org.vigie.ingest.search;

import java.time.Duration;
import java.util.List;
import kotlin.Pair;
import kotlin.text.Regex;
import net.dankito.readability4j.model.ArticleGrabberOptions;
import net.dankito.readability4j.model.ReadabilityOptions;
import net.dankito.readability4j.util.RegExUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.vigie.ingest.text.ElementText;
import org.vigie.ingest.text.Tree;

/**
 * The library's search for the article, less eager to throw parts away. The library removes every
 * part whose name contains "share", though a section can be about sharing. And it finds only one
 * section of an article that is cut into several, such as by a picture or an advertisement.
 */
public final class PatientGrabber extends QuickGrabber {
  /** Least length of a part that is text. Buttons to share a page are shorter. An estimate. */
  private static final int TEXT = 500;

  // Estimates: a caption is shorter, a teaser is mostly a link, and sections fill most of an
  // article.
  private static final int SECTION = 250;
  private static final double LINKS = 0.2;
  private static final double MOST = 0.75;

  /** Maximum time of a search. An estimate: the largest real pages take two seconds. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final long end = System.nanoTime() + LONGEST.toNanos();

  public PatientGrabber(ReadabilityOptions options, RegExUtil words) {
    super(options, words);
  }

  @Override
  protected boolean isElementWithoutContent(Element element) {
    checkTime();
    return super.isElementWithoutContent(element);
  }

  @Override
  protected double getLinkDensity(Element element) {
    checkTime();
    return super.getLinkDensity(element);
  }

  // why: the library can't be interrupted, but it calls these methods for each element.
  private void checkTime() {
    if (System.nanoTime() > end) {
      throw new TooSlowException();
    }
  }

  /** Removes the parts whose name matches, unless they have much text. */
  @Override
  protected void cleanMatchedNodes(Element article, Regex names) {
    for (Element each : Tree.elements(article)) {
      if (!each.equals(article)
          && each.hasParent()
          && each.attributesSize() > 0
          && names.containsMatchIn(each.className() + " " + each.id())
          && ElementText.length(each) < TEXT) {
        each.remove();
      }
    }
  }

  @Override
  protected Pair<Element, Boolean> getTopCandidate(
      Element page, List<? extends Element> candidates, ArticleGrabberOptions options) {
    Pair<Element, Boolean> found = super.getTopCandidate(page, candidates, options);
    Element whole = withOtherSections(found.getFirst());
    if (whole.equals(found.getFirst())) {
      return found;
    }
    if (getReadabilityObject(whole) == null) {
      initializeNode(whole, options);
    }
    return new Pair<>(whole, found.getSecond());
  }

  /** Returns the element that holds this section and others of the same class; else the section. */
  private Element withOtherSections(Element section) {
    String name = section.className();
    Document page = section.ownerDocument();
    if (name.isBlank() || page == null) {
      return section;
    }
    Element whole = section;
    int length = ElementText.length(section);
    for (Element other : page.getElementsByClass(section.classNames().iterator().next())) {
      boolean isSection =
          !other.equals(section)
              && other.className().equals(name)
              && !section.parents().contains(other)
              && !other.parents().contains(section)
              && ElementText.length(other) >= SECTION
              && getLinkDensity(other) < LINKS;
      if (isSection) {
        length += ElementText.length(other);
        whole = commonParent(whole, other);
      }
    }
    boolean isMostlyText = !whole.nameIs("body") && length >= MOST * ElementText.length(whole);
    return isMostlyText ? whole : section;
  }

  private static Element commonParent(Element one, Element other) {
    for (Element at = one; at != null; at = at.parent()) {
      if (at.equals(other) || other.parents().contains(at)) {
        return at;
      }
    }
    return one;
  }
}
