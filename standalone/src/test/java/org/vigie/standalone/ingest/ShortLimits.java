package org.vigie.standalone.ingest;

import java.time.Duration;
import org.vigie.ingest.fetch.Limits;

/** Limits under which a test with servers that hang takes seconds. */
final class ShortLimits {
  static final Limits LIMITS = of(Duration.ofSeconds(4), Duration.ofSeconds(6));

  private ShortLimits() {}

  /** Returns limits for the time until the response begins, and until it ends. */
  static Limits of(Duration response, Duration total) {
    return new Limits(
        Duration.ofSeconds(2),
        response,
        total,
        Limits.DEFAULT.body(),
        Limits.DEFAULT.redirects(),
        Limits.DEFAULT.perHost(),
        Limits.DEFAULT.perPrivateHost());
  }
}
