/**
 * Reads {@code watch.yaml}, the configuration of one press office, and the files of its releases.
 * {@link org.vigie.enrich.config.WatchFile} returns a {@link org.vigie.enrich.config.WatchConfig}
 * and reports all errors with file and line. Tags and releases get version 1, valid from {@link
 * java.time.Instant#EPOCH}; {@code WatchPublisher} later sets the right version and time. The
 * package must not depend on Kafka topics.
 */
@NullMarked
package org.vigie.enrich.config;

import org.jspecify.annotations.NullMarked;
