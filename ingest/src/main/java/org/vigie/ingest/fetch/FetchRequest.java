package org.vigie.ingest.fetch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What to ask for.
 *
 * @param url absolute, http or https
 * @param etag of the last full answer, so that the server may say "not modified"
 * @param lastModified of the last full answer, as it was sent
 * @param allowPrivate whether addresses of private networks may be connected to
 * @param userAgent who we say we are
 */
public record FetchRequest(
    URI url,
    @Nullable String etag,
    @Nullable String lastModified,
    boolean allowPrivate,
    String userAgent) {

  boolean conditional() {
    return etag != null || lastModified != null;
  }
}
