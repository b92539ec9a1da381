/**
 * From entries to articles: which are new, which are revisions, which only repeat what is known.
 *
 * <p>{@link org.vigie.ingest.article.Identity} decides, and gives a {@link
 * org.vigie.ingest.article.Reading}: the articles to publish and the entries to remember. It
 * compares what a feed gives now with what the same feed gave before and with what any feed of this
 * owner gave ({@link org.vigie.ingest.article.KnownArticles}). Texts aren't kept for that; short
 * hashes and a length are ({@link org.vigie.ingest.article.Content}).
 */
@NullMarked
package org.vigie.ingest.article;

import org.jspecify.annotations.NullMarked;
