/**
 * When are two addresses one article, and two entries one entry? Three steps, of which the first
 * two are here: an entry in its feed ({@link org.vigie.ingest.identity.EntryIdentity}), an article
 * by its canonical address ({@link org.vigie.ingest.identity.CanonicalUrl}, {@link
 * org.vigie.ingest.identity.ArticleId}). The third, one article seen under two addresses, is
 * recognised later by what it says.
 */
@NullMarked
package org.vigie.ingest.identity;

import org.jspecify.annotations.NullMarked;
