package org.vigie.events;

import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A feed to poll.
 *
 * @param id the feed's id, which does not change while the feed is configured
 * @param outlet the publisher; null for a search feed, in which each entry names its own outlet
 * @param language ISO 639-1 code of the articles' language; null if not configured
 * @param every configured time between two polls; null if Vigie learns it from the feed
 * @param fullText true if the outlet permits Vigie to fetch whole articles
 * @param allowPrivate true if the feed may be in a private network
 * @param timeZone time zone of dates that the feed writes without one; null if unknown
 */
public record Feed(
    String id,
    String url,
    @Nullable Outlet outlet,
    @Nullable String language,
    @Nullable Duration every,
    boolean fullText,
    boolean allowPrivate,
    String userAgent,
    @Nullable ZoneId timeZone) {

  /** Creates a feed whose time zone is unknown. */
  public Feed(
      String id,
      String url,
      @Nullable Outlet outlet,
      @Nullable String language,
      @Nullable Duration every,
      boolean fullText,
      boolean allowPrivate,
      String userAgent) {
    this(id, url, outlet, language, every, fullText, allowPrivate, userAgent, null);
  }
}
