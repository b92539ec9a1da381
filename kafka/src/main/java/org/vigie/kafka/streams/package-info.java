/**
 * Runs Kafka Streams applications: their settings, their stores on disk, and their restart after a
 * failure. Start with {@link org.vigie.kafka.streams.StreamsRunner}; docs/adr/0019 gives the
 * reasons.
 *
 * <p>The package must not depend on the meaning of records or on any service.
 */
@NullMarked
package org.vigie.kafka.streams;

import org.jspecify.annotations.NullMarked;
