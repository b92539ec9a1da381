package org.vigie.ingest.fetch;

import java.time.Duration;

/**
 * Bounds of one fetch.
 *
 * @param connect for each of name lookup, TCP connection and TLS handshake
 * @param read longest silence of the server
 * @param total from the first byte sent to the last one received, redirects included
 * @param body bytes, before and after decoding
 * @param redirects followed before the fetch fails
 * @param perHost requests at once to a host
 * @param perPrivateHost the same for feeds that may be on a private network
 */
public record Limits(
    Duration connect,
    Duration read,
    Duration total,
    int body,
    int redirects,
    int perHost,
    int perPrivateHost) {

  /** Chosen, not measured: generous for slow sites and long feeds, gentle to public hosts. */
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
