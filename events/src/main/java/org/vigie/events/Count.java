package org.vigie.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many articles and stories carry a tag, in one hour or day. The newest record of a key is the
 * count; a revision or a correction can lower it. Cells add up: across tiers, languages and hours.
 *
 * <p>Key: {@code watch/tag/tier/language/window/start}.
 *
 * @param tag a tag's id, or {@value #ANY} for articles with at least one
 * @param tier of the outlet
 * @param language ISO 639-1, or {@code und}
 * @param start of the window, UTC; days begin at midnight in the watch's time zone
 * @param end of the window, exclusive
 * @param articles copies included, duplicates and own excluded, by the time published
 * @param stories whose first article with this tag falls in this cell
 * @param own articles on our own domains
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

  /** Language of an article where none is known. */
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
