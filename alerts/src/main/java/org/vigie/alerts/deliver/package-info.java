/**
 * Delivers each notification once and writes its outcome back to {@code notifications.v1}, which
 * serves as the ledger. It must not depend on the texts of messages or the protocol of a channel.
 *
 * <p>{@link org.vigie.alerts.deliver.Courier} reads the topic. Each channel has a {@link
 * org.vigie.alerts.deliver.Dispatcher}, which makes one call at a time. So a broken channel delays
 * no other channel. A call is <em>doubtful</em> if its outcome is unknown, because the call timed
 * out or the process died. To <em>settle</em> a call is to search for its message and to repeat the
 * call only if the message is absent. Kafka's exactly-once semantics don't cover channels. A
 * channel is <em>blocked</em> if it refuses every message until a person acts; docs/adr/0020 says
 * what then happens.
 */
@NullMarked
package org.vigie.alerts.deliver;

import org.jspecify.annotations.NullMarked;
