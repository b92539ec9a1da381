/**
 * Polls feeds and publishes their articles.
 *
 * <p>{@link org.vigie.ingest.Ingest} is the service. It writes the configured feeds to {@code
 * feeds.v1} ({@link org.vigie.ingest.FeedPublisher}) and shares them with the other instances as a
 * consumer group of that topic: who holds a partition owns its feeds. One thread ({@link
 * org.vigie.ingest.Owner}) holds everything that changes; polls run on virtual threads beside it
 * and hand in what they found. What they found is committed by {@link
 * org.vigie.ingest.ArticlePublisher}: articles and feed states in one transaction.
 *
 * <p>The way of an article: {@code poll.Poller} asks ({@code fetch}) and parses ({@code parse}),
 * {@code poll.Settling} compares with what is known ({@code article.Identity}) and sets the next
 * poll ({@code poll.PollSchedule}).
 */
@NullMarked
package org.vigie.ingest;

import org.jspecify.annotations.NullMarked;
