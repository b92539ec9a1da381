/**
 * Reads {@code feeds.yaml}, the list of feeds, into a {@link org.vigie.ingest.config.FeedsConfig}.
 * Reports every mistake with its line number. The package must not depend on how a feed is polled.
 */
@NullMarked
package org.vigie.ingest.config;

import org.jspecify.annotations.NullMarked;
