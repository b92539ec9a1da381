/**
 * Runs {@code decide} in Kafka Streams: reads mentions, writes notifications, and keeps the state
 * in stores. Passes {@code words} to {@code decide}, to explain each notification in a sentence.
 *
 * <p>This package must not depend on the delivery of notifications. The names of the stores and the
 * JSON in the stores must not change, because running installations read them after an update.
 */
@NullMarked
package org.vigie.alerts.stream;

import org.jspecify.annotations.NullMarked;
