package org.vigie.ingest.visit;

import java.net.URI;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.vigie.events.Article;
import org.vigie.ingest.page.PageArticle;
import org.vigie.ingest.page.PageArticle.Sourced;
import org.vigie.ingest.text.Characters;
import org.vigie.ingest.visit.VisitResult.Found;

/**
 * Checks that a page has the story that the feed announced. A link can lead to a home page, a
 * cookie wall, an error page with status 200, or another article.
 */
final class SameStory {
  /** Least length of the words that are compared; shorter ones are in every text. An estimate. */
  private static final int LONG_WORD = 4;

  // Shares of the longer words. Measured with title and first 30 words of 180 labelled articles in
  // four sets: their own texts have at least 69 % of these words. Of 9,774 pairs of articles that
  // are no copies, 71 have more than a third, and 10 have 60 % or more: reports of one release.
  private static final double OF_TITLE = 0.6;
  private static final double OF_TEASER = 0.6;

  /** Least share of words of {@link #WALL} in a wall. An estimate: walls have twice as many. */
  private static final double OF_WALL = 0.04;

  /** Beginnings of the words of which texts about cookies and captchas are made. */
  private static final Pattern WALL =
      Pattern.compile("(?:cookie|consent|partenair|partner|javascript|captcha|privacy).*");

  /** Maximum number of UTF-16 code units of a page that are compared. */
  private static final int COMPARED = 30_000;

  /** Most pages begin with their teaser; so many of its lengths are compared first. Chosen. */
  private static final int BEGINNING = 4;

  private SameStory() {}

  /** True if the link of an article leads to a site's home page. */
  static boolean isHome(URI asked, Found found) {
    Sourced<URI> canonical = found.page().canonical();
    return !isRoot(asked)
        && (isRoot(found.url()) || (canonical != null && isRoot(canonical.value())));
  }

  private static boolean isRoot(URI url) {
    String path = url.getRawPath();
    return (path == null || path.isEmpty() || path.equals("/")) && url.getRawQuery() == null;
  }

  /**
   * True if the page has the story: its text has most of the longer words of the feed's title and
   * teaser, or its title is the feed's and its text is no wall.
   */
  static boolean holds(Article article, PageArticle page) {
    Set<String> title = words(article.title());
    String given = VisitRules.longest(article);
    Set<String> teaser = words(given);
    String text = page.text().value();
    if (repeats(words(start(text, BEGINNING * given.length())), title, teaser)) {
      return true;
    }
    Set<String> found = words(start(text, COMPARED));
    // why: a page keeps the title of its article even if a wall hides the article.
    return repeats(found, title, teaser)
        || (isSame(title, words(page.title().value())) && !isWall(found));
  }

  private static boolean repeats(Set<String> found, Set<String> title, Set<String> teaser) {
    Set<String> all = new HashSet<>(title);
    all.addAll(teaser);
    return share(teaser, found) >= OF_TEASER && share(all, found) >= OF_TEASER;
  }

  private static String start(String text, int length) {
    return text.substring(0, Math.min(length, Math.min(text.length(), COMPARED)));
  }

  /** True if a further page has the article's title, and a text that is new and no wall. */
  static boolean goesOn(Article soFar, PageArticle page) {
    String text = page.text().value();
    return isSame(words(soFar.title()), words(page.title().value()))
        && !soFar.text().contains(text)
        && !isWall(words(start(text, COMPARED)));
  }

  static boolean isSame(Set<String> title, Set<String> pageTitle) {
    // why: one word can be the name of a section, except where words are not separated.
    return Math.max(share(title, pageTitle), share(pageTitle, title)) >= OF_TITLE
        && (Math.min(title.size(), pageTitle.size()) >= 2 || isSameUnspaced(title, pageTitle));
  }

  private static boolean isSameUnspaced(Set<String> title, Set<String> pageTitle) {
    return title.equals(pageTitle)
        && title.stream().anyMatch(word -> word.codePoints().anyMatch(Characters::isUnspaced));
  }

  private static boolean isWall(Set<String> words) {
    long found = words.stream().filter(word -> WALL.matcher(word).matches()).count();
    return found >= OF_WALL * words.size();
  }

  private static double share(Set<String> words, Set<String> in) {
    long found = words.stream().filter(in::contains).count();
    return words.isEmpty() ? 0 : (double) found / words.size();
  }

  /** Returns the longer words of a text in lower case, without accents. */
  static Set<String> words(String text) {
    String folded = withoutMarks(text).toLowerCase(Locale.ROOT);
    Set<String> words = new HashSet<>();
    var word = new StringBuilder();
    int c;
    for (int i = 0; i < folded.length(); i += Character.charCount(c)) {
      c = folded.codePointAt(i);
      if (Character.isLetter(c) || isNumber(c)) {
        word.appendCodePoint(c);
      } else {
        add(word, words);
      }
    }
    add(word, words);
    return words;
  }

  private static String withoutMarks(String text) {
    String parts = Normalizer.normalize(text, Normalizer.Form.NFD);
    var kept = new StringBuilder(parts.length());
    int c;
    for (int i = 0; i < parts.length(); i += Character.charCount(c)) {
      c = parts.codePointAt(i);
      if (!isMark(c)) {
        kept.appendCodePoint(c);
      }
    }
    return kept.toString();
  }

  private static void add(StringBuilder word, Set<String> words) {
    if (word.length() >= LONG_WORD) {
      words.add(word.toString());
    }
    word.setLength(0);
  }

  private static boolean isNumber(int c) {
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }
}
