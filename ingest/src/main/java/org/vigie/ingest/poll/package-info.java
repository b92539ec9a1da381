/**
 * Performs one poll of one feed. {@link org.vigie.ingest.poll.Poller} fetches and parses the feed.
 * {@link org.vigie.ingest.poll.PollEvaluation} computes the articles to publish, the feed's new
 * state and its next poll. Must not depend on Kafka, partitions or the number of feeds.
 */
@NullMarked
package org.vigie.ingest.poll;

import org.jspecify.annotations.NullMarked;
