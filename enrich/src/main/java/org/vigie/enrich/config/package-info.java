/**
 * Reads {@code watch.yaml}: what one press office looks for.
 *
 * <p>{@link org.vigie.enrich.config.WatchFile} reads the file and the releases it names into a
 * {@link org.vigie.enrich.config.WatchConfig}, reporting all that is wrong with file and line. The
 * items have version 1 and are valid from {@link java.time.Instant#EPOCH}; real versions are given
 * when they are published.
 */
@NullMarked
package org.vigie.enrich.config;

import org.jspecify.annotations.NullMarked;
