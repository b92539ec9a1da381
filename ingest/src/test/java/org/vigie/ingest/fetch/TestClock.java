package org.vigie.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when a test advances it. */
public final class TestClock implements InstantSource {
  private volatile Instant now = Instant.parse("2025-02-12T09:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public void advance(Duration time) {
    now = now.plus(time);
  }
}
