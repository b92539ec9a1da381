/**
 * Delivers what was decided, and never twice.
 *
 * <p>{@link org.vigie.alerts.deliver.Courier} reads {@code notifications.v1}, whose newest record
 * of a key is that notification's state: the topic is the {@link org.vigie.alerts.deliver.Ledger}.
 * Each {@link org.vigie.alerts.deliver.Channel} has one {@link org.vigie.alerts.deliver.Line}, with
 * one delivery in flight, so that a broken channel delays no other. What a call led to is a {@link
 * org.vigie.alerts.deliver.DeliveryResult}; sent or failed, it is written back under the same key.
 *
 * <p>A call whose outcome is unknown, because it timed out or the process died, is
 * <em>doubtful</em> and settled before it is repeated. Kafka's exactly-once ends at Kafka; this is
 * what stands in for it outside.
 */
@NullMarked
package org.vigie.alerts.deliver;

import org.jspecify.annotations.NullMarked;
