/**
 * Reads the pages of articles: bytes to HTML ({@link org.vigie.ingest.page.Page}), what the page
 * says about its article, and the article's text ({@link org.vigie.ingest.page.PageArticle}). Any
 * input gives a result in bounded time and memory. It must not depend on feeds, schedules or Kafka.
 */
@NullMarked
package org.vigie.ingest.page;

import org.jspecify.annotations.NullMarked;
