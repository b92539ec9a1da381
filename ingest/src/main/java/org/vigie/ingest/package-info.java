/**
 * The ingest service: connects the parts that poll feeds and publish articles; records metrics.
 *
 * <p>{@code parse.FeedParser} turns a fetched body into a {@code formats.ParsedFeed} with {@code
 * FeedEntry} records. {@code article.Deduplicator} makes {@code events.Article} records from the
 * entries. {@code ownership.ArticlePublisher} commits the articles to Kafka as part of a {@code
 * article.PollResult}. No other package of this module may depend on this package.
 */
@NullMarked
package org.vigie.ingest;

import org.jspecify.annotations.NullMarked;
