/**
 * Which of a feed's entries are new articles, revisions of known ones, or repeats: {@link
 * org.vigie.ingest.article.Identity}, which knows neither clock nor network, and the {@link
 * org.vigie.ingest.article.Known} articles of all feeds that one owner polls.
 */
@NullMarked
package org.vigie.ingest.article;

import org.jspecify.annotations.NullMarked;
