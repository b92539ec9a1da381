/**
 * Asks servers for feeds. {@link org.vigie.ingest.fetch.FeedFetcher} takes a {@link
 * org.vigie.ingest.fetch.FetchRequest} and gives a {@link org.vigie.ingest.fetch.FetchResult},
 * never an exception for what a server or the network does.
 *
 * <p>Everything a server can do is bounded: time in all, bytes before and after decoding,
 * redirects, connections per host ({@link org.vigie.ingest.fetch.Limits}). Addresses of private
 * networks are refused where the connection is made ({@link
 * org.vigie.ingest.fetch.CheckedResolver}), so that neither a redirect nor a name that changes its
 * address gets around it. What a host asked of us is kept by {@link org.vigie.ingest.fetch.Hosts}.
 */
@NullMarked
package org.vigie.ingest.fetch;

import org.jspecify.annotations.NullMarked;
