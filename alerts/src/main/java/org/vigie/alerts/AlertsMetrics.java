package org.vigie.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.vigie.events.Mention;
import org.vigie.events.Notification;

/** Counts what becomes of mentions, and what is decided. */
record AlertsMetrics(MeterRegistry meters) {
  void heard(Mention mention) {
    String outcome =
        mention.own() ? "own" : mention.duplicateOf() != null ? "duplicate" : "considered";
    meters.counter("vigie.alerts.mentions", "outcome", outcome).increment();
  }

  void decided(Notification notification) {
    meters
        .counter(
            "vigie.alerts.decided",
            "state",
            lower(notification.state()),
            "reason",
            lower(notification.reason()))
        .increment();
  }

  void unreadable() {
    meters.counter("vigie.alerts.unreadable").increment();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
