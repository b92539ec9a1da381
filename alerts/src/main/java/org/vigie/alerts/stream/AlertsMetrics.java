package org.vigie.alerts.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.vigie.events.Mention;
import org.vigie.events.Notification;

/** Counts received mentions, decided notifications, and values in the stores that can't be read. */
public record AlertsMetrics(MeterRegistry meters) {
  void received(Mention mention) {
    String outcome =
        mention.own() ? "own" : mention.duplicateOf() != null ? "duplicate" : "considered";
    meters.counter("vigie.alerts.mentions", "outcome", outcome).increment();
  }

  void decided(Notification n) {
    String state = n.state().name().toLowerCase(Locale.ROOT);
    String reason = n.reason().name().toLowerCase(Locale.ROOT);
    meters.counter("vigie.alerts.decided", "state", state, "reason", reason).increment();
  }

  void unreadable() {
    meters.counter("vigie.alerts.unreadable").increment();
  }
}
