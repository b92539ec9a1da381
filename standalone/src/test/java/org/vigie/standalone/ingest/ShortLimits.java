package org.vigie.standalone.ingest;

import java.time.Duration;
import org.vigie.ingest.fetch.Limits;

/** Limits under which a test with servers that hang takes seconds. */
final class ShortLimits {
  static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(6),
          Limits.DEFAULT.body(),
          Limits.DEFAULT.redirects(),
          Limits.DEFAULT.perHost(),
          Limits.DEFAULT.perPrivateHost());

  private ShortLimits() {}
}
