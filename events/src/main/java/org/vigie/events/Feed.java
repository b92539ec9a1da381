package org.vigie.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A feed to poll.
 *
 * @param id stable for as long as the feed is configured
 * @param outlet who publishes it; null for a search, whose entries name their own
 * @param language ISO 639-1 of its articles, when the configuration says so
 * @param every how often to poll; null leaves it to the rhythm learned
 * @param fullText whether the outlet permits fetching whole articles
 * @param allowPrivate whether addresses of private networks may be connected to
 * @param userAgent sent with every request
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
