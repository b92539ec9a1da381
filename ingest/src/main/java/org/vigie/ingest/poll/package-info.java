/**
 * One poll of one feed, from asking to what is known after.
 *
 * <p>{@link org.vigie.ingest.poll.Poller} fetches and parses and gives a {@link
 * org.vigie.ingest.poll.Polled}; many polls run at once. {@link org.vigie.ingest.poll.Settling}
 * makes of it the articles to publish and the feed's new state, one feed after the other, without
 * clock or I/O. {@link org.vigie.ingest.poll.PollSchedule} says when a feed is due again.
 */
@NullMarked
package org.vigie.ingest.poll;

import org.jspecify.annotations.NullMarked;
