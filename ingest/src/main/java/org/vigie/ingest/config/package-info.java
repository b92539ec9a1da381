/**
 * Reads {@code feeds.yaml} into a {@link org.vigie.ingest.config.FeedsConfig}: defaults are filled
 * in, and every mistake is reported with its line. Must not know how a feed is polled or stored.
 */
@NullMarked
package org.vigie.ingest.config;

import org.jspecify.annotations.NullMarked;
