/**
 * Fetches feeds over HTTP. Returns every outcome, failures included, as a {@link
 * org.vigie.ingest.fetch.FetchResult}, never as an exception. Unless a feed may be on a private
 * network, private IP addresses are refused at connection time, after redirects and name lookups.
 * The package must not depend on feed formats, articles, schedules or Kafka.
 */
@NullMarked
package org.vigie.ingest.fetch;

import org.jspecify.annotations.NullMarked;
