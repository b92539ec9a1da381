package org.vigie.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.BusyPeriod;
import org.vigie.events.fields.FullText;

/**
 * A feed to poll.
 *
 * @param id the feed's id, which does not change while the feed is configured
 * @param outlet the publisher; null for a search feed, in which each entry names its own outlet
 * @param language ISO 639-1 code of the articles' language; null if not configured
 * @param every configured time between two polls; null if Vigie learns it from the feed
 * @param fullText whether the pages of the articles may be fetched
 * @param allowPrivate true if the feed may be in a private network
 * @param timeZone time zone of dates that the feed writes without one; null if unknown
 * @param busy periods in which the feed is polled more often; null if there are none
 */
public record Feed(
    String id,
    String url,
    @Nullable Outlet outlet,
    @Nullable String language,
    @Nullable Duration every,
    FullText fullText,
    boolean allowPrivate,
    String userAgent,
    @Nullable ZoneId timeZone,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<BusyPeriod> busy) {

  public Feed {
    busy = busy == null || busy.isEmpty() ? null : List.copyOf(busy);
  }

  /**
   * Creates a feed whose time zone is unknown, without {@link #busy} periods.
   *
   * @param fullText true if the outlet agreed that pages are fetched; false for never
   */
  public Feed(
      String id,
      String url,
      @Nullable Outlet outlet,
      @Nullable String language,
      @Nullable Duration every,
      boolean fullText,
      boolean allowPrivate,
      String userAgent) {
    this(
        id,
        url,
        outlet,
        language,
        every,
        fullText ? FullText.AGREED : FullText.NEVER,
        allowPrivate,
        userAgent,
        null,
        null);
  }

  /** Returns this feed with other periods in which it is polled more often. */
  public Feed withBusy(List<BusyPeriod> periods) {
    return new Feed(
        id, url, outlet, language, every, fullText, allowPrivate, userAgent, timeZone, periods);
  }

  /** Returns this feed at another URL, such as that of a part of it. */
  public Feed at(String other, boolean mayBePrivate) {
    return new Feed(
        id, other, outlet, language, every, fullText, mayBePrivate, userAgent, timeZone, busy);
  }

  /** Returns the periods in which the feed is polled more often, perhaps none. */
  public List<BusyPeriod> busyPeriods() {
    return busy == null ? List.of() : busy;
  }
}
