package org.vigie.events;

import java.time.Duration;
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
 */
public record Feed(
    String id,
    String url,
    @Nullable Outlet outlet,
    @Nullable String language,
    @Nullable Duration every,
    boolean fullText,
    boolean allowPrivate,
    String userAgent) {}
