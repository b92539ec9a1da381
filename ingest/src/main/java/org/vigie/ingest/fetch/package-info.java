/**
 * Fetches feeds over HTTP within {@link org.vigie.ingest.fetch.Limits} and reports everything that
 * a server or the network does as a {@link org.vigie.ingest.fetch.FetchResult}, never as an
 * exception. Private addresses are refused when the connection is made ({@link
 * org.vigie.ingest.fetch.CheckedResolver}), so that neither a redirect nor a changed DNS record
 * gets around the check.
 *
 * <p>Must not know feed formats, articles, schedules or Kafka.
 */
@NullMarked
package org.vigie.ingest.fetch;

import org.jspecify.annotations.NullMarked;
