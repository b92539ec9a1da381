package org.vigie.ingest.visit;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.fields.Excerpt;
import org.vigie.events.fields.PageOutcome;
import org.vigie.events.fields.PageOutcome.Kind;
import org.vigie.ingest.page.PageArticle;
import org.vigie.ingest.page.PageArticle.Sourced;
import org.vigie.ingest.visit.VisitResult.Found;

/**
 * An article's next revision after a visit, still without its number and time. The id and the
 * addresses stay, whatever the page calls canonical.
 *
 * @param article the article as a feed brought it last
 * @param page the article of the page; null if the teaser stays
 */
record PageRevision(Article article, @Nullable PageArticle page, PageOutcome outcome) {
  // Maximum numbers of UTF-16 code units, as for the entries of feeds.
  private static final int MAX_TITLE = 1_000;
  private static final int MAX_TEXT = 100_000;
  private static final int MAX_NAME = 200;

  /** Factor by which a page's text must be longer than the feed's to be more than a repeat. */
  private static final double LONGER = 1.1;

  private static final PageOutcome WHOLE =
      new PageOutcome(Kind.WHOLE, "the text is that of the page");

  /** The text of a page, and where further pages are still to be read. */
  private static final PageOutcome BEGUN =
      new PageOutcome(Kind.WHOLE, "the text is that of the page, which has further pages");

  /** Matches white space other than a single space, which is what most words are parted by. */
  private static final Pattern SPACE = Pattern.compile("\\s{2,}|[^\\S ]");

  private static final Pattern CUT = Pattern.compile("\\s*[\\[(]?(?:…|\\.\\.\\.)[\\])]?\\s*$");

  /** Returns what a visit that is over changes; null if it changes nothing. */
  static @Nullable PageRevision of(PageVisit visit, VisitResult result) {
    Article article = visit.article();
    boolean isFirst = visit.number() == 1;
    return switch (result) {
      case Found found -> isFirst ? of(article, found) : further(visit, found);
      case VisitResult.Settled(PageOutcome outcome, _) ->
          isFirst ? new PageRevision(article, null, outcome) : null;
      case VisitResult.Unchanged _ -> null;
      case VisitResult.Later later ->
          isFirst ? new PageRevision(article, null, givenUp(later.why())) : null;
    };
  }

  static PageOutcome givenUp(String trouble) {
    String why = trouble.isEmpty() ? "too many pages of its host waited" : trouble;
    return new PageOutcome(Kind.GIVEN_UP, "the page could not be read within a day: " + why);
  }

  /** Returns the article with the text of a further page; null if that page has another text. */
  private static @Nullable PageRevision further(PageVisit visit, Found found) {
    Article article = visit.article();
    PageArticle page = found.page();
    Sourced<Boolean> free = page.free();
    if ((free != null && !free.value()) || !SameStory.goesOn(article, page)) {
      return null;
    }
    String text = article.text() + "\n\n" + page.text().value();
    String why = "the text is that of the page and of %d further ones";
    return new PageRevision(
        article,
        page.with(new Sourced<>(text, page.text().from())),
        new PageOutcome(Kind.WHOLE, why.formatted(visit.number() - 1)));
  }

  /** Decides whether a page's text replaces the teaser. */
  static PageRevision of(Article article, Found found) {
    PageArticle page = found.page();
    Sourced<Boolean> free = page.free();
    int known = VisitRules.longest(article).length();
    if (SameStory.isHome(URI.create(article.url()), found)) {
      return teaser(article, Kind.OTHER_TEXT, "the link leads to the site's home page");
    }
    if (free != null && !free.value()) {
      return teaser(article, Kind.PAYWALL, "readers must pay for the article: " + free.from());
    }
    if (!SameStory.holds(article, page)) {
      return teaser(article, Kind.OTHER_TEXT, "the page has another text than the feed announced");
    }
    return page.text().value().length() < known * LONGER
        ? teaser(article, Kind.NO_ARTICLE, "the page has no more text than the feed")
        : new PageRevision(article, page, page.links().next() == null ? WHOLE : BEGUN);
  }

  private static PageRevision teaser(Article article, Kind kind, String why) {
    return new PageRevision(article, null, new PageOutcome(kind, why));
  }

  /** Returns an article as a feed revised it, with the text that its page had when it was read. */
  static Article kept(Article revised, String text) {
    var outcome = new PageOutcome(Kind.WHOLE, "the text is that of the page when it was read last");
    var kept = new PageRevision(revised, null, outcome);
    return kept.with(
        revised.title(),
        kept.summary(text),
        text,
        revised.seen(),
        revised.revision(),
        revised.changes());
  }

  /** Returns the page's text; empty if the teaser stays. */
  String text() {
    return page == null ? "" : Excerpt.of(page.text().value(), MAX_TEXT);
  }

  /** Returns the article to publish. The page fills in what the feed lacks. */
  Article published(int revision, Instant at) {
    String text = page == null ? article.text() : text();
    String title = page == null || !article.title().isEmpty() ? article.title() : title(page);
    String summary = page == null ? article.summary() : summary(text);
    return with(title, summary, text, at, revision, changes(title, summary, text));
  }

  private Article with(
      String title, String summary, String text, Instant at, int revision, List<String> changes) {
    boolean undated = article.published() == null;
    return new Article(
        article.id(),
        article.url(),
        article.link(),
        title,
        summary,
        text,
        article.authors().isEmpty() ? authors() : article.authors(),
        article.categories(),
        article.outlet(),
        article.language() == null
            ? value(page == null ? null : page.language())
            : article.language(),
        undated ? value(page == null ? null : page.published()) : article.published(),
        article.publishedRaw(),
        at,
        article.feed(),
        article.guid(),
        revision,
        changes,
        outcome);
  }

  private static String title(PageArticle page) {
    return Excerpt.of(page.title().value(), MAX_TITLE);
  }

  /** Returns the summary; the teaser becomes the summary if the page doesn't repeat it. */
  private String summary(String text) {
    String teaser = CUT.matcher(oneLine(article.text())).replaceAll("");
    // why: most pages repeat the teaser as it is, and to put a page on one line takes time.
    boolean isLost =
        article.summary().isEmpty() && !text.contains(teaser) && !oneLine(text).contains(teaser);
    return isLost ? article.text() : article.summary();
  }

  private static String oneLine(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  private List<String> authors() {
    return page == null
        ? List.of()
        : page.authors().value().stream().map(name -> Excerpt.of(name, MAX_NAME)).toList();
  }

  private static <T> @Nullable T value(@Nullable Sourced<T> sourced) {
    return sourced == null ? null : sourced.value();
  }

  private List<String> changes(String title, String summary, String text) {
    List<String> changes = new ArrayList<>();
    if (!title.equals(article.title())) {
      changes.add("title");
    }
    if (!summary.equals(article.summary())) {
      changes.add("summary");
    }
    if (!text.equals(article.text())) {
      changes.add("text");
    }
    changes.add("page");
    return changes;
  }
}
