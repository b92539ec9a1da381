package org.vigie.health;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.health.PartStatus.State;

/**
 * How all parts of the process were doing at one moment.
 *
 * @param status the worst state of all parts; {@code UP} if there are none
 */
public record HealthReport(State status, List<Part> parts) {

  /**
   * A part; see {@link PartStatus}.
   *
   * @param since when this state was first seen
   */
  public record Part(
      String name,
      State state,
      @Nullable String reason,
      Instant since,
      long restarts,
      @Nullable Instant lastSuccess) {}

  public HealthReport {
    parts = List.copyOf(parts);
  }

  static HealthReport of(List<Part> parts) {
    State worst = parts.stream().map(Part::state).max(Comparator.naturalOrder()).orElse(State.UP);
    return new HealthReport(worst, parts);
  }
}
