/**
 * Reads the pages of articles: what of a page is the article, and what the page says about it. The
 * way of a page is {@link org.vigie.ingest.page.PageVisits} (may we? ask, and ask again), {@link
 * org.vigie.ingest.page.Page} (bytes to HTML), {@link org.vigie.ingest.page.PageArticle}. Any input
 * gives a result in bounded time and memory. Only this package uses the library Readability4J. It
 * must not depend on feeds, schedules or Kafka.
 */
@NullMarked
package org.vigie.ingest.page;

import org.jspecify.annotations.NullMarked;
