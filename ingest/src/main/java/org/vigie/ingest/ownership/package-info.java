/**
 * Divides the feeds among the instances and stores the state of each feed. An instance leases
 * partitions of {@code feeds.v1} in a consumer group, polls the feeds, and commits articles and
 * states in one transaction. Must not depend on how a feed is fetched, parsed or compared.
 */
@NullMarked
package org.vigie.ingest.ownership;

import org.jspecify.annotations.NullMarked;
