/**
 * Finds the feeds of a web site, so that an operator can add them: {@link
 * org.vigie.ingest.discovery.FeedFinder}. Polling doesn't use it.
 */
@NullMarked
package org.vigie.ingest.discovery;

import org.jspecify.annotations.NullMarked;
