/**
 * Says which servers may be reached and how: no private addresses, through which proxy, with which
 * login, header fields and cookies. The package must not depend on feed formats, articles,
 * schedules or Kafka.
 */
@NullMarked
package org.vigie.ingest.network;

import org.jspecify.annotations.NullMarked;
