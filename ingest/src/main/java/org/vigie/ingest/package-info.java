/**
 * The ingest service: connects the parts that poll feeds and publish articles; counts outcomes.
 *
 * <p>The parser turns a {@code fetch.FetchResult} into a {@code formats.ParsedFeed} with {@code
 * FeedEntry} records. {@code article.Deduplicator} makes {@code events.Article} records from the
 * entries. {@code ownership.ArticlePublisher} commits the articles as part of a {@code
 * article.PollResult}. No other package of this module may depend on this package.
 */
@NullMarked
package org.vigie.ingest;

import org.jspecify.annotations.NullMarked;
