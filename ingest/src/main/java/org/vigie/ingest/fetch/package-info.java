/**
 * Fetches feeds over HTTP and reports what a server or the network does as a {@link
 * org.vigie.ingest.fetch.FetchResult}, never as an exception. Private addresses are refused when
 * the connection is made, so that neither a redirect nor a changed DNS record gets around the
 * check. Must not know feed formats, articles, schedules or Kafka.
 */
@NullMarked
package org.vigie.ingest.fetch;

import org.jspecify.annotations.NullMarked;
