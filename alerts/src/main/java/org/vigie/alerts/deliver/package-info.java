/**
 * Delivers each notification once and writes its outcome back to {@code notifications.v1}, which
 * serves as the ledger. It must not know what a message says, or how a channel sends it.
 *
 * <p>{@link org.vigie.alerts.deliver.Courier} reads the topic. Each channel has a {@link
 * org.vigie.alerts.deliver.Dispatcher} with one call in flight, so that a broken channel delays no
 * other. A call whose outcome is unknown, because it timed out or the process died, is
 * <em>doubtful</em>: it is settled before it is repeated. Kafka's exactly-once semantics end at
 * Kafka; this takes over outside.
 */
@NullMarked
package org.vigie.alerts.deliver;

import org.jspecify.annotations.NullMarked;
