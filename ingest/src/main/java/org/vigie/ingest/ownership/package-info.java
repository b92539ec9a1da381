/**
 * Divides the feeds among the instances and remembers what is known of each. An instance leases
 * partitions of {@code feeds.v1} as a consumer group does ({@link
 * org.vigie.ingest.ownership.PartitionLease}), polls their feeds ({@link
 * org.vigie.ingest.ownership.FeedOwner}) and commits articles with feed states in one transaction
 * ({@link org.vigie.ingest.ownership.ArticlePublisher}).
 *
 * <p>Must not know how a feed is fetched, parsed or compared.
 */
@NullMarked
package org.vigie.ingest.ownership;

import org.jspecify.annotations.NullMarked;
