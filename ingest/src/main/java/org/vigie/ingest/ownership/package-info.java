/**
 * Divides the feeds among the instances and stores the state of each feed. A consumer group assigns
 * partitions of {@code feeds.v1} to an instance, which polls their feeds and commits articles and
 * states in one transaction. Must not depend on how a feed is fetched, parsed or compared.
 */
@NullMarked
package org.vigie.ingest.ownership;

import org.jspecify.annotations.NullMarked;
