/**
 * What {@code feeds.yaml} says: {@link org.vigie.ingest.config.FeedsFile} reads it into a {@link
 * org.vigie.ingest.config.FeedsConfig}, with defaults filled in and every problem reported with its
 * line.
 */
@NullMarked
package org.vigie.ingest.config;

import org.jspecify.annotations.NullMarked;
