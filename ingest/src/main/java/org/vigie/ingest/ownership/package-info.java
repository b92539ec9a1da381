/**
 * Divides the feeds among the instances and remembers what is known of each. An instance leases
 * partitions of {@code feeds.v1} in a consumer group, polls their feeds and commits articles with
 * feed states in one transaction. Must not know how a feed is fetched, parsed or compared.
 */
@NullMarked
package org.vigie.ingest.ownership;

import org.jspecify.annotations.NullMarked;
