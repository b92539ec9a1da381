package org.vigie.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.FeedHub;
import org.vigie.events.fields.FeedRhythm;
import org.vigie.events.fields.TextShare;

/**
 * Facts about a feed that only several polls together can show.
 *
 * @param whole when the feed was last read; after status 304 or an unchanged body, it isn't read
 * @param falseUnchanged number of times that the server answered 304 although the feed had a new
 *     article, which an unconditional request right afterwards brought
 * @param contradicted when that last happened; null if it never did
 * @param gone when the configured URL first answered 410 (removed) since the last success; null if
 *     it has not
 * @param move another URL of the feed; null if there is none
 * @param wish what the feed itself asks for; null if it asks for nothing
 * @param expected when a new article should have come at the latest, judged by the feed's own
 *     rhythm; null if no body has been read
 * @param rhythm when the feed publishes; null if no body has been read
 * @param texts whether the texts of recent articles are whole; null if nothing is known
 * @param hub the hubs that the feed names; null if it names none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedSigns(
    @Nullable Instant whole,
    int falseUnchanged,
    @Nullable Instant contradicted,
    @Nullable Instant gone,
    @Nullable Move move,
    @Nullable Wish wish,
    @Nullable Instant expected,
    @Nullable FeedRhythm rhythm,
    @Nullable TextShare texts,
    @Nullable FeedHub hub) {

  public static final FeedSigns NONE =
      new FeedSigns(null, 0, null, null, null, null, null, null, null, null);

  /** Returns the same signs with other figures about texts. */
  public FeedSigns with(TextShare share) {
    return new FeedSigns(
        whole, falseUnchanged, contradicted, gone, move, wish, expected, rhythm, share, hub);
  }

  /** Returns the same signs with other hubs. */
  public FeedSigns with(@Nullable FeedHub named) {
    return new FeedSigns(
        whole, falseUnchanged, contradicted, gone, move, wish, expected, rhythm, texts, named);
  }

  /**
   * Another URL of a feed.
   *
   * @param confirmed false if one poll alone was redirected there permanently. True if the feed was
   *     polled there until that failed; then the configured URL is polled again
   */
  public record Move(String to, boolean confirmed) {}

  /**
   * What a feed asks of its readers.
   *
   * @param interval the minimum time between two polls; zero if it doesn't say
   * @param skipHours hours of the day (GMT), 0 to 23, in which it should not be polled
   * @param skipDays days of the week (GMT) on which it should not be polled
   */
  public record Wish(Duration interval, List<Integer> skipHours, List<DayOfWeek> skipDays) {
    public static final Wish NONE = new Wish(Duration.ZERO, List.of(), List.of());

    public Wish {
      skipHours = List.copyOf(skipHours);
      skipDays = List.copyOf(skipDays);
    }
  }
}
