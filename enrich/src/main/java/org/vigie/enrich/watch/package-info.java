/**
 * Publishes versions of watch items (an organisation, its tags and its releases), and selects the
 * versions that are valid at the time of an article. Start with {@link
 * org.vigie.enrich.watch.Watches}. The package must not depend on Kafka Streams.
 */
@NullMarked
package org.vigie.enrich.watch;

import org.jspecify.annotations.NullMarked;
