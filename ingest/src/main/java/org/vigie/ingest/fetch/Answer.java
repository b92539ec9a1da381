package org.vigie.ingest.fetch;

import java.net.URI;

/** What one request brought. */
sealed interface Answer {
  record Final(FetchResult result) implements Answer {}

  record Redirect(URI to, boolean permanent) implements Answer {}
}
