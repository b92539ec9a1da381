/**
 * From the bytes a feed's server sent to its entries as plain text.
 *
 * <p>{@link org.vigie.ingest.parse.FeedParser} is the way in: it takes whatever came and gives a
 * {@link org.vigie.ingest.parse.ParseResult}, never an exception. Inside, the bytes are decoded,
 * repaired as text, read into a tree, given to ROME, and what ROME understood is at once turned
 * into our own records. ROME is seen in this package alone. Dates are read by {@link
 * org.vigie.ingest.parse.FeedDate}, because ROME's are silently wrong, and all text is cleaned by
 * {@link org.vigie.ingest.parse.PlainText}.
 */
@NullMarked
package org.vigie.ingest.parse;

import org.jspecify.annotations.NullMarked;
