package org.vigie.alerts.config;

import java.time.LocalTime;
import java.util.List;

/**
 * A daily message over the stories since the one before.
 *
 * @param id {@code digest-1}, … in the order of the file
 * @param to ids of channels
 * @param at local time
 */
public record Digest(String id, List<String> to, LocalTime at, Empty empty) {
  public Digest {
    to = List.copyOf(to);
  }

  /** What to do on a day without a story. */
  public enum Empty {
    SKIP,
    SEND
  }
}
