package org.vigie.ingest.fetch;

import java.time.Duration;

/**
 * What a server may cost us.
 *
 * @param connect to get a connection: name, TCP, TLS, each
 * @param read without a byte received
 * @param total from the first byte sent to the last one received, redirects included
 * @param body bytes, decoded or not
 * @param redirects followed before giving up
 * @param perHost requests at once to a host
 * @param perPrivateHost the same for a feed that may be on a private network
 */
public record Limits(
    Duration connect,
    Duration read,
    Duration total,
    int body,
    int redirects,
    int perHost,
    int perPrivateHost) {

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
