package org.vigie.alerts.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.vigie.events.topics.JsonSerde;

/** Writes state as JSON and reads it back, as a store does. */
final class StoreRoundTrip {
  private StoreRoundTrip() {}

  static <T> T copy(Class<T> type, T value) {
    try (var serde = JsonSerde.of(type)) {
      T copy = serde.deserializer().deserialize("", serde.serializer().serialize("", value));
      assertThat(copy).isEqualTo(value);
      return copy;
    }
  }
}
