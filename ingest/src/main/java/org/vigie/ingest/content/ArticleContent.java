package org.vigie.ingest.content;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import net.dankito.readability4j.model.ArticleMetadata;
import net.dankito.readability4j.model.ReadabilityOptions;
import net.dankito.readability4j.processor.MetadataParser;
import net.dankito.readability4j.util.RegExUtil;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.lines.Leaves;
import org.vigie.ingest.lines.LineShape;
import org.vigie.ingest.search.PartNames;
import org.vigie.ingest.search.PatientGrabber;
import org.vigie.ingest.search.QuickPreprocessor;
import org.vigie.ingest.search.TooSlowException;
import org.vigie.ingest.text.ElementText;
import org.vigie.ingest.text.NameWords;
import org.vigie.ingest.text.PlainText;
import org.vigie.ingest.text.Tree;

/**
 * Finds the element that holds a page's article, with the library Readability4J and repairs around
 * it. ArticleContentTest measures it on the pages of Mozilla's Readability.
 */
public final class ArticleContent {
  /** What the library tells from names. */
  private static final RegExUtil NAMES = new PartNames();

  /** Names of elements that are no text of the article. */
  private static final Set<String> NOT_TEXT =
      Set.of("figure", "figcaption", "aside", "nav", "footer", "form", "button");

  private static final Set<String> ROLES = Set.of("note", "complementary", "doc-pullquote");

  /** The usual classes of what is only read aloud. */
  private static final NameWords FOR_SCREEN_READERS =
      NameWords.separate(
          "visually-hidden visuallyhidden screen-reader-text screen-reader screenreader sr-only");

  /** Least number of characters of an article: first the library's own, then that of a brief. */
  private static final int USUAL = 500;

  private static final int SHORT = 200;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Document page;
  private final List<String> titles;
  private final KeptParts kept;
  private final String lead;

  /**
   * @param titles the article's title and the page's, which its heading may repeat
   * @param lead the sentences directly below the heading; empty if none are there
   */
  private ArticleContent(Document page, List<String> titles, KeptParts kept, String lead) {
    this.page = page;
    this.titles = titles;
    this.kept = kept;
    this.lead = lead;
  }

  /** Removes what no reader takes for the article. Changes the page. */
  public static ArticleContent of(Document page, String title) {
    // why: pretty-printing, which the library does without need, takes quadratic time.
    page.outputSettings().prettyPrint(false);
    VisiblePart.keep(page);
    Element heading = TitleHeading.find(page, title);
    Leaves leaves = Boxes.removeAround(page, heading);
    var kept = KeptParts.takeFrom(page);
    Neighbours.removeAround(page, heading, leaves);
    List<String> titles = List.of(title, page.title());
    return new ArticleContent(page, titles, kept, leadOf(page));
  }

  /** Returns the first text below the heading if it has whole sentences; empty if not. */
  private static String leadOf(Document page) {
    Element start = Neighbours.start(page.body());
    for (Element at = start; at != null; at = at.parent()) {
      if (isNoText(at) || at.hasAttr(Boxes.MARK)) {
        return "";
      }
    }
    String words = start == null ? "" : SPACE.matcher(ElementText.of(start)).replaceAll(" ");
    return LineShape.isWhole(words) ? words : "";
  }

  /** Returns a length that the text of the article doesn't exceed. */
  public int longest() {
    return PlainText.longest(page.body()) + kept.longest();
  }

  /**
   * Returns the article's element, which may be changed; null if none is found. Changes the page.
   *
   * @throws TooSlowException if the search takes too long
   */
  public @Nullable Element find() {
    ArticleMetadata metadata = metadata(page);
    new QuickPreprocessor(NAMES).prepareDocument(page);
    Document again = page.clone();
    Element found = find(page, metadata, again::html, USUAL);
    if (found == null) {
      String html = again.html();
      found = find(again, metadata, () -> html, SHORT);
    }
    if (found != null) {
      for (String title : titles) {
        TitleHeading.remove(found, title);
      }
      kept.putInto(found);
    }
    return found;
  }

  private static ArticleMetadata metadata(Document page) {
    // why: the library only compares the page's title with the article's heading of this rank.
    return QuickPreprocessor.has(page, "h2")
        ? new MetadataParser(NAMES).getArticleMetadata(page)
        : new ArticleMetadata();
  }

  private static @Nullable Element find(
      Document page, ArticleMetadata metadata, Supplier<String> html, int least) {
    // As in the library: any number of elements (0), and 5 candidates.
    var search = new PatientGrabber(new ReadabilityOptions(0, 5, least, List.of()), NAMES);
    try {
      return search.search(page, metadata, html);
    } catch (IllegalStateException e) {
      // why: the library fails if the best element has no parent, in pages with hardly any text.
      return null;
    }
  }

  /** Returns the article's text, boxes left out; empty if none is found. Changes the page. */
  public String text() {
    Element found = find();
    if (found == null) {
      return "";
    }
    String text = textOf(found);
    // why: the search often finds only the paragraphs, and the lead stands beside the heading.
    boolean isRead = SPACE.matcher(text).replaceAll(" ").contains(lead);
    return isRead || text.isEmpty() ? text : lead + "\n\n" + text;
  }

  /** Returns the text of an article's element, from which boxes are removed. */
  public static String textOf(Element article) {
    for (Element each : Tree.elements(article)) {
      if (!each.equals(article) && isNoText(each)) {
        each.remove();
      }
    }
    Boxes.removeInside(article);
    Edges.remove(article, Neighbours.removeInside(article));
    return PlainText.ofTree(article);
  }

  private static boolean isNoText(Element element) {
    if (NOT_TEXT.contains(element.normalName())) {
      return true;
    }
    Attributes attributes = Tree.attributes(element);
    return element.attributesSize() > 0
        && (element.hasClass("caption")
            || attributes.get("itemprop").trim().equalsIgnoreCase("caption")
            || ROLES.contains(attributes.get("role"))
            || FOR_SCREEN_READERS.in(attributes.get("class")));
  }
}
