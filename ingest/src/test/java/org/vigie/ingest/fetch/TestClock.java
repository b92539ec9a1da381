package org.vigie.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is put forward. */
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
