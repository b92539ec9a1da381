/**
 * Reads the documents that a feed's document refers to: the parts of a sitemap index that changed,
 * and the archives of a feed. Numbers of requests, bytes and times are bounded, and a document that
 * can't be read doesn't stop the others.
 */
@NullMarked
package org.vigie.ingest.follow;

import org.jspecify.annotations.NullMarked;
