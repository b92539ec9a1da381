/**
 * The list of feeds that an operator keeps: {@link org.vigie.ingest.feedlist.FeedList} adds feeds
 * to {@code feeds.yaml} and removes them, and {@link org.vigie.ingest.feedlist.Opml} exchanges the
 * list with other feed readers. The package reads and returns text; it opens no file and no
 * connection.
 */
@NullMarked
package org.vigie.ingest.feedlist;

import org.jspecify.annotations.NullMarked;
