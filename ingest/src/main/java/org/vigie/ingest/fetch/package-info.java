/**
 * Fetches feeds over HTTP. Returns every outcome, failures included, as a {@link
 * org.vigie.ingest.fetch.FetchResult}, never as an exception. Private addresses are refused at
 * connection time, so that neither a redirect nor a changed DNS record avoids the check. Must not
 * depend on feed formats, articles, schedules or Kafka.
 */
@NullMarked
package org.vigie.ingest.fetch;

import org.jspecify.annotations.NullMarked;
