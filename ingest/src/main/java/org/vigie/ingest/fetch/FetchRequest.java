package org.vigie.ingest.fetch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A request for a feed.
 *
 * @param url absolute, http or https
 * @param etag of the last body, so that the server may answer "not modified"
 * @param lastModified of the last body, as the server sent it
 * @param hash of the last body, see {@link FetchResult.Fresh#hash}; null when there is none
 * @param allowPrivate true if addresses of private networks may be connected to
 * @param userAgent value of the {@code User-Agent} header
 */
public record FetchRequest(
    URI url,
    @Nullable String etag,
    @Nullable String lastModified,
    @Nullable String hash,
    boolean allowPrivate,
    String userAgent) {

  boolean conditional() {
    return etag != null || lastModified != null;
  }
}
