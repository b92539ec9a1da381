package org.vigie.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The number of articles and stories with a tag in one hour or day. The last record of a key is the
 * count; a revision or a correction can lower it. Counts can be added across tiers, languages and
 * hours.
 *
 * @param tag a tag's id, or {@value #ANY} for articles with at least one
 * @param language ISO 639-1, or {@code und}
 * @param start of the window, inclusive; days begin at midnight in the watch's time zone
 * @param end of the window, exclusive
 * @param articles by time of publication; copies included, duplicates and our own sites excluded
 * @param stories whose first article with this tag is counted here
 * @param own articles on our own sites
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

  /** The language of articles whose language is unknown. */
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
