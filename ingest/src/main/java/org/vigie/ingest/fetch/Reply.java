package org.vigie.ingest.fetch;

import java.net.URI;

/** The reply to one request: the result of the fetch, or a redirect to follow. */
sealed interface Reply permits FetchResult, Reply.Redirect {

  /** A redirect; {@code permanent} is true for 301 and 308, except from https to http. */
  record Redirect(URI to, boolean permanent) implements Reply {}
}
