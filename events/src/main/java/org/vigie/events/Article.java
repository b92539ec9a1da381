package org.vigie.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as published, or a new revision of it. Title, summary and text are plain text in NFC:
 * no markup, no entities, no mojibake, paragraphs of the text parted by an empty line.
 *
 * @param id hash of the canonical URL
 * @param url canonical: no trackers, no fragment
 * @param link as the feed gave it, resolved
 * @param summary the feed's short text; empty when there is none or it only repeats the text
 * @param text the longest body known, for matching; absent where rights or room don't allow it
 * @param language ISO 639-1, declared or detected
 * @param published by the feed; null when it gives no date or an unreadable one
 * @param publishedRaw the date as the feed wrote it
 * @param seen when it was first polled
 * @param feed id of the feed that brought it
 * @param guid as the feed gave it
 * @param revision 1, then one more for each change of title, summary or text
 * @param changes names of the fields that changed with this revision
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
    List<String> changes) {

  public Article {
    title = orEmpty(title);
    summary = orEmpty(summary);
    text = orEmpty(text);
    authors = authors == null ? List.of() : List.copyOf(authors);
    categories = categories == null ? List.of() : List.copyOf(categories);
    changes = changes == null ? List.of() : List.copyOf(changes);
  }

  /** The time to file it under: when it was published, or seen where that is unknown or later. */
  public Instant dated() {
    return published == null || published.isAfter(seen) ? seen : published;
  }

  /** The same article as mentions, pickups and stories carry it: its text stays in articles. */
  public Article withoutText() {
    return new Article(
        id,
        url,
        link,
        title,
        summary,
        "",
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
        changes);
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
