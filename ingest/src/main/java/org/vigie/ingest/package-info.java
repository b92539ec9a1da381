/**
 * The ingest service: wires the parts that poll feeds and publish their articles, and counts the
 * outcomes.
 *
 * <p>An article goes from {@code fetch.FetchResult} to {@code formats.ParsedFeed} with its {@code
 * FeedEntry}, becomes an {@code events.Article} in {@code article.Deduplicator}, and is committed
 * as part of a {@code poll.PollResult} by {@code ownership.ArticlePublisher}. No other package of
 * this module may know this one.
 */
@NullMarked
package org.vigie.ingest;

import org.jspecify.annotations.NullMarked;
