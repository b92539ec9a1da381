package org.vigie.ingest.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import net.dankito.readability4j.model.ArticleGrabberOptions;
import net.dankito.readability4j.model.ArticleMetadata;
import net.dankito.readability4j.model.ReadabilityOptions;
import net.dankito.readability4j.processor.MetadataParser;
import net.dankito.readability4j.processor.Preprocessor;
import net.dankito.readability4j.util.RegExUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/**
 * Finds the element that holds a page's article, with the library Readability4J and repairs around
 * it. ArticleContentTest measures it on the pages of Mozilla's Readability.
 */
final class ArticleContent {
  /** Names of parts that may be the article whatever else they are called. */
  private static final String MAYBE = "and|article|body|column|content|main|shadow";

  /** Names that make a part unlikely; other than the library, a footnote is text. */
  private static final String NEGATIVE =
      RegExUtil.NegativeDefaultPattern.replace("|foot|footnote|", "|footer|");

  private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Least share of a heading's words that the title has if the heading repeats the title. */
  private static final double REPEATS = 0.75;

  private ArticleContent() {}

  /**
   * Returns the article's element, which may be changed; null if none is found. Changes the page.
   */
  static @Nullable Element find(Document page, String title) {
    // why: pretty-printing, which the library does without need, takes quadratic time.
    page.outputSettings().prettyPrint(false);
    VisiblePart.keep(page);
    var kept = KeptParts.takeFrom(page);
    RegExUtil words = words();
    ArticleMetadata metadata = new MetadataParser(words).getArticleMetadata(page);
    quiet(words).prepareDocument(page);
    var options = new ReadabilityOptions(0, 5, 500, List.of());
    Element found =
        new PatientGrabber(options, words)
            .grabArticle(page, metadata, new ArticleGrabberOptions(true, true, true), null);
    if (found == null) {
      return null;
    }
    removeTitle(found, title);
    kept.putInto(found);
    return found;
  }

  private static Preprocessor quiet(RegExUtil words) {
    return new Preprocessor(words) {
      @Override
      protected void logNodeInfo(Node node, String reason) {
        // why: it prints all HTML of each part that it removes, which takes quadratic time.
      }
    };
  }

  private static void removeTitle(Element article, String title) {
    for (Element heading : article.select("h1, h2")) {
      if (repeats(heading.text(), title)) {
        heading.remove();
      }
    }
  }

  /** Returns true if nearly all letters of a heading's words are in words of the title. */
  private static boolean repeats(String heading, String title) {
    Set<String> known = Set.copyOf(List.of(NOT_WORD.split(title.toLowerCase(Locale.ROOT))));
    int all = 0;
    int shared = 0;
    for (String word : NOT_WORD.split(heading.toLowerCase(Locale.ROOT))) {
      all += word.length();
      shared += known.contains(word) ? word.length() : 0;
    }
    return all > 0 && shared >= REPEATS * all;
  }

  private static RegExUtil words() {
    return new RegExUtil(
        RegExUtil.UnlikelyCandidatesDefaultPattern,
        MAYBE,
        RegExUtil.PositiveDefaultPattern,
        NEGATIVE,
        RegExUtil.ExtraneousDefaultPattern,
        RegExUtil.BylineDefaultPattern,
        RegExUtil.ReplaceFontsDefaultPattern,
        RegExUtil.NormalizeDefaultPattern,
        RegExUtil.VideosDefaultPattern,
        RegExUtil.NextLinkDefaultPattern,
        RegExUtil.PrevLinkDefaultPattern,
        RegExUtil.WhitespaceDefaultPattern,
        RegExUtil.HasContentDefaultPattern);
  }
}
