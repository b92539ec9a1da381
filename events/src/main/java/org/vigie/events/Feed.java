package org.vigie.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A feed to poll.
 *
 * @param id unchanged while the feed is configured
 * @param outlet its publisher; null for a search, whose entries name their outlets
 * @param language ISO 639-1, of its articles; null if not configured
 * @param every poll interval; null for an interval learned from the feed
 * @param fullText whether the outlet permits fetching whole articles
 * @param allowPrivate whether the feed may be in a private network
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
