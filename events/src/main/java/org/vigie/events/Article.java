package org.vigie.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.PageOutcome;

/**
 * An article as published, or a later revision. Title, summary and text are plain text in NFC,
 * without markup, entities or encoding errors; an empty line separates the paragraphs of the text.
 *
 * @param id hash of the canonical URL
 * @param url canonical URL, without tracking parameters and fragment
 * @param link address of the article as the feed gives it, as an absolute URL
 * @param summary a second, shorter text of the article's entry in the feed; empty if there is none
 * @param text the longest text of that entry, or the text of its page; empty in mentions and
 *     pickups
 * @param language ISO 639-1 code, declared in the feed or detected
 * @param published date of the article in the feed; null if missing or unreadable
 * @param publishedRaw date of the article exactly as the feed writes it
 * @param seen when a poll or a visit of the page found this revision of the article, or when it was
 *     sent again, in whole ms; also the timestamp of its record
 * @param feed id of the feed that contained the article
 * @param guid the entry's id in the feed
 * @param revision revision number: 1 at first; each change of title, summary, text or page adds 1;
 *     a change of the date alone adds none
 * @param changes names of the fields that this revision changed; {@code page} says that a visit of
 *     the page, or the decision against one, made the revision, and not the feed; {@code watch}
 *     that nothing changed but what a watch says of the article: the record is sent again
 * @param page whether the text is whole, and if not, why; null while the page waits to be visited,
 *     and in records of older releases
 */
public record Article(
    String id,
    String url,
    String link,
    String title,
    String summary,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String text,
    List<String> authors,
    List<String> categories,
    Outlet outlet,
    @Nullable String language,
    @Nullable Instant published,
    @Nullable String publishedRaw,
    Instant seen,
    String feed,
    @Nullable String guid,
    int revision,
    List<String> changes,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PageOutcome page) {

  /** Name of the header of a record that is sent again: its value is the id of the watch. */
  public static final String SENT_FOR = "watch";

  /** The entry of {@code changes} in an article that is sent again. */
  private static final String WATCH = "watch";

  public Article {
    // why: Kafka's timestamps and the stories have milliseconds, and an analyst compares them.
    seen = seen == null ? seen : seen.truncatedTo(ChronoUnit.MILLIS);
    title = orEmpty(title);
    summary = orEmpty(summary);
    text = orEmpty(text);
    authors = authors == null ? List.of() : List.copyOf(authors);
    categories = categories == null ? List.of() : List.copyOf(categories);
    changes = changes == null ? List.of() : List.copyOf(changes);
  }

  /** True if this revision was published before, and is sent again because of what a watch says. */
  public boolean wasPublishedBefore() {
    return changes.contains(WATCH);
  }

  /** Returns a copy of this revision to send again at this time. */
  public Article sentAgain(Instant now) {
    return copy(text, language, now, List.of(WATCH), page);
  }

  /** Returns {@code published}; if null or later than {@code seen}, returns {@code seen}. */
  public Instant dated() {
    return published == null || published.isAfter(seen) ? seen : published;
  }

  /** Returns the title, the summary or the text. */
  public String text(Tag.Field field) {
    return switch (field) {
      case title -> title;
      case summary -> summary;
      case text -> text;
    };
  }

  /** Returns a copy that says whether the text is whole. */
  public Article with(PageOutcome outcome) {
    return copy(text, language, seen, changes, outcome);
  }

  /** Returns a copy with an empty text. Mentions and pickups contain such copies. */
  public Article withoutText() {
    return copy("", language, seen, changes, page);
  }

  /** Returns a copy in another language, an ISO 639-1 code; null for an unknown language. */
  public Article inLanguage(@Nullable String other) {
    return copy(text, other, seen, changes, page);
  }

  private Article copy(
      String text,
      @Nullable String language,
      Instant seen,
      List<String> changes,
      @Nullable PageOutcome page) {
    return new Article(
        id,
        url,
        link,
        title,
        summary,
        text,
        authors,
        categories,
        outlet,
        language,
        published,
        publishedRaw,
        seen,
        feed,
        guid,
        revision,
        changes,
        page);
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
