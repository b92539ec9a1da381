package org.vigie.ingest.fetch;

import java.time.Duration;

/**
 * Limits for fetching one feed.
 *
 * @param connect maximum time of each name lookup, TCP connection and TLS handshake
 * @param read maximum time between two parts of a response
 * @param total maximum time of all requests together, without the wait for requests of other feeds
 * @param body maximum number of bytes of a body, before and after decompression
 * @param redirects maximum number of redirects
 * @param perHost maximum number of simultaneous requests to a host
 * @param perPrivateHost like {@code perHost}, for feeds that may be on a private network
 */
public record Limits(
    Duration connect,
    Duration read,
    Duration total,
    int body,
    int redirects,
    int perHost,
    int perPrivateHost) {

  /** Default limits. Estimates: they allow slow sites and long feeds, and spare public hosts. */
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          10 * 1024 * 1024,
          5,
          2,
          32);
}
