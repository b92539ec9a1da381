/**
 * Lets hubs tell this process at once that a feed has changed (W3C WebSub, the subscriber's side).
 * {@link org.vigie.ingest.hub.Hubs} subscribes feeds at the hubs that they name, and listens for
 * the hubs' notifications. A notification is only a bell: its body is never read as news. Must not
 * depend on articles, polls or Kafka; docs/adr/0039 gives the reasons.
 */
@NullMarked
package org.vigie.ingest.hub;

import org.jspecify.annotations.NullMarked;
