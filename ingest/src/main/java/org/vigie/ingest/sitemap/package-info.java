/**
 * Reads sitemaps (sitemaps.org, protocol 0.9). A news sitemap has titles and dates (Google's
 * extension), so it is a feed. A sitemap index only lists other sitemaps. Any other sitemap has
 * addresses alone and gives no articles. The package works on text; it opens no connection.
 */
@NullMarked
package org.vigie.ingest.sitemap;

import org.jspecify.annotations.NullMarked;
