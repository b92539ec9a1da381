/**
 * Reads {@code feeds.yaml} into a {@link org.vigie.ingest.config.FeedsConfig}. Fills in defaults
 * and reports every mistake with its line. Must not depend on how a feed is polled or stored.
 */
@NullMarked
package org.vigie.ingest.config;

import org.jspecify.annotations.NullMarked;
