package org.vigie.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The number of articles and of stories with a tag in one hour or day, in one language, from
 * outlets of one tier. Of several records with the same key, the last one holds the current
 * numbers; a revision of an article can lower them. Hours contain only articles found within 90
 * days of their publication; days contain all. Counts of several tiers, languages or hours can be
 * added: no article or story is counted twice.
 *
 * @param tag a tag's id, or {@value #ANY} for articles with at least one tag. No count contains an
 *     article with a pickup and without a tag
 * @param tier the outlets' importance, from 1 (leading national media) to 3
 * @param language ISO 639-1 code, or {@code und} if the language is unknown
 * @param start start time of the window, inclusive; days begin at midnight of the watch's time zone
 * @param end end time of the window, exclusive
 * @param articles number of articles published in the window. Articles that copy another article's
 *     text count; an article found again in another feed and the organisation's own sites don't
 * @param stories number of stories; each counts only where its first article with the tag counts
 * @param own number of articles on the organisation's own sites, published in the window
 */
public record Count(
    String watch,
    String tag,
    int tier,
    String language,
    Window window,
    Instant start,
    Instant end,
    int articles,
    int stories,
    int own) {

  public static final String ANY = "*";

  /** Value of {@link #language()} for articles in an unknown language. */
  public static final String UNDETERMINED = "und";

  public enum Window {
    HOUR,
    DAY
  }

  public String key() {
    return key(watch, tag, tier, language, window, start);
  }

  public static String key(
      String watch, String tag, int tier, @Nullable String language, Window window, Instant start) {
    return String.join(
        "/",
        watch,
        tag,
        Integer.toString(tier),
        language == null ? UNDETERMINED : language,
        window.name(),
        start.toString());
  }
}
