package org.vigie.ingest.visit;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vigie.events.Article;
import org.vigie.events.fields.FullText;
import org.vigie.events.fields.PageOutcome;
import org.vigie.events.fields.PageOutcome.Kind;
import org.vigie.ingest.article.Domains;
import org.vigie.ingest.article.Outlets;

/** Decides, without a request, whether an article's page is worth a visit. */
final class VisitRules {
  /**
   * Least length of a whole text, in UTF-16 code units. Measured: of 3,819 entries of captured
   * feeds, 2,197 have less than 600, 1,366 have more than 1,500, and only 256 are between.
   */
  private static final int WHOLE = 1_500;

  /** Finds a link to the whole text in the last line or sentence of a text. */
  private static final Pattern GOES_ON =
      Pattern.compile(
          "(?iu)(?:lire la suite|lire plus|en savoir plus|read more|continue reading|weiterlesen"
              + "|leer más|seguir leyendo|meer lezen).{0,80}$");

  private static final Pattern NO_WORD = Pattern.compile("\\W*");

  /** Number of UTF-16 code units in which the end of a cut text shows. An estimate. */
  private static final int END = 200;

  /** Ends of paths that lead to no page of text. */
  private static final Pattern NO_PAGE =
      Pattern.compile(
          "(?i).*\\.(?:pdf|mp3|m4a|ogg|oga|wav|aac|mp4|m4v|webm|mov|avi|jpe?g|png|gif|webp|svg"
              + "|zip|docx?|xlsx?|pptx?|epub|xml|rss|atom|json)");

  /** Hosts whose pages are videos or sound. */
  private static final List<String> MEDIA =
      List.of("youtube.com", "youtu.be", "vimeo.com", "dailymotion.com", "soundcloud.com");

  private VisitRules() {}

  /** Returns why the page isn't visited; empty if it should be. */
  static Optional<PageOutcome> notVisited(Article article, FullText setting) {
    if (isWhole(article)) {
      return outcome(Kind.IN_FEED, "the feed has the whole text");
    }
    if (setting == FullText.NEVER) {
      return outcome(Kind.NEVER, "the setting fullText: false says never");
    }
    URI url = URI.create(article.url());
    if (url.getHost() == null) {
      return outcome(Kind.NO_LINK, "the link names no host");
    }
    if (url.getRawFragment() != null && !url.getRawFragment().startsWith("!")) {
      return outcome(Kind.NO_LINK, "the feed gives no page of this article alone");
    }
    String domain = Domains.of(url).orElse(url.getHost().toLowerCase(Locale.ROOT));
    if (Outlets.isIntermediary(domain)) {
      return outcome(Kind.NO_LINK, "the link leads to a search engine or link shortener");
    }
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    return NO_PAGE.matcher(path).matches() || MEDIA.contains(domain)
        ? outcome(Kind.NO_LINK, "the link leads to a file, a film or a podcast, not to a page")
        : Optional.empty();
  }

  private static Optional<PageOutcome> outcome(Kind kind, String why) {
    return Optional.of(new PageOutcome(kind, why));
  }

  static boolean isWhole(Article article) {
    String body = longest(article);
    return body.length() >= WHOLE && !isCut(body.substring(body.length() - END));
  }

  private static boolean isCut(String end) {
    int ellipsis = Math.max(end.lastIndexOf('…'), end.lastIndexOf("..."));
    String last = end.substring(1 + Math.max(end.lastIndexOf('.'), end.lastIndexOf('\n')));
    return (ellipsis >= 0 && NO_WORD.matcher(end.substring(ellipsis)).matches())
        || GOES_ON.matcher(last).find();
  }

  /** Returns the longer of text and summary. */
  static String longest(Article article) {
    return article.text().length() >= article.summary().length()
        ? article.text()
        : article.summary();
  }
}
