/**
 * Runs {@code decide} in Kafka Streams: mentions in, notifications out, state in stores. It joins a
 * decision with the sentence that {@code words} makes of its cause.
 *
 * <p>It doesn't know how notifications are delivered. Store names and the JSON in them are a
 * contract with running installations.
 */
@NullMarked
package org.vigie.alerts.stream;

import org.jspecify.annotations.NullMarked;
