package org.vigie.ingest.fetch;

import java.net.URI;

/** The reply to one HTTP request: the final result for the feed, or a redirect to follow. */
sealed interface Reply permits FetchResult, Reply.Redirect {

  /** A redirect; {@code permanent} is true for status 301 or 308, except from https to http. */
  record Redirect(URI to, boolean permanent) implements Reply {}
}
