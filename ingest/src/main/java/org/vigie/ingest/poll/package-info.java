/**
 * One poll of one feed: fetches and parses it ({@link org.vigie.ingest.poll.Poller}), then computes
 * the articles to publish, the feed's new state and its next poll ({@link
 * org.vigie.ingest.poll.PollEvaluation}). Must not know Kafka, partitions or the number of feeds.
 */
@NullMarked
package org.vigie.ingest.poll;

import org.jspecify.annotations.NullMarked;
