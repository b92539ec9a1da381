package org.vigie.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vigie.health.HealthReport.Part;
import org.vigie.health.PartStatus.State;

/**
 * The state of each part as metrics: {@code vigie.part.up} is 1 or 0, {@code vigie.part.restarts}
 * counts restarts, and {@code vigie.part.last.success} is a time in seconds since 1970.
 */
public final class HealthMetrics {
  private final Health health;
  private final MultiGauge up;
  private final MultiGauge restarts;
  private final MultiGauge lastSuccess;

  public HealthMetrics(Health health, MeterRegistry registry) {
    this.health = health;
    up = MultiGauge.builder("vigie.part.up").register(registry);
    restarts = MultiGauge.builder("vigie.part.restarts").register(registry);
    lastSuccess =
        MultiGauge.builder("vigie.part.last.success").baseUnit("seconds").register(registry);
  }

  /** Returns a source of metrics that brings the figures up to date before each answer. */
  public Supplier<String> before(Supplier<String> scrape) {
    return () -> {
      update(health.check().parts());
      return scrape.get();
    };
  }

  private void update(List<Part> parts) {
    set(up, parts, part -> part.state() == State.UP ? 1 : 0);
    set(restarts, parts, Part::restarts);
    var done = parts.stream().filter(part -> part.lastSuccess() != null).toList();
    set(lastSuccess, done, HealthMetrics::lastSuccess);
  }

  private static long lastSuccess(Part part) {
    return part.lastSuccess() == null ? 0 : part.lastSuccess().getEpochSecond();
  }

  private static void set(MultiGauge gauge, List<Part> parts, Function<Part, Number> value) {
    gauge.register(
        parts.stream()
            .<Row<?>>map(part -> Row.of(Tags.of("part", part.name()), value.apply(part)))
            .toList(),
        true);
  }
}
