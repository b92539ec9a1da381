/**
 * Reads {@code watch.yaml}, the configuration of one press office, with the releases that it names.
 * {@link org.vigie.enrich.config.WatchFile} returns a {@link org.vigie.enrich.config.WatchConfig}
 * and reports all errors with file and line. The items have version 1 and are valid from {@link
 * java.time.Instant#EPOCH}; they get real versions when they are published. The package must not
 * know topics and articles.
 */
@NullMarked
package org.vigie.enrich.config;

import org.jspecify.annotations.NullMarked;
