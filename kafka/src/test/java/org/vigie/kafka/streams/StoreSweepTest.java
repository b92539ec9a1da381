package org.vigie.kafka.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreSweepTest {
  private final KeyValueStore<String, Long> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("store"), Serdes.String(), Serdes.Long())
          .withLoggingDisabled()
          .build();
  private final StoreSweep<Long> sweep = new StoreSweep<>(store, 2);

  @BeforeEach
  void fill() {
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    for (long i = 1; i <= 5; i++) {
      store.put("k" + i, i);
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void readsAPortionAtATimeAndThenBeginsAgain() {
    var read = new ArrayList<String>();
    for (int i = 0; i < 4; i++) {
      sweep.run(
          (key, _) -> {
            read.add(key);
            return false;
          });
    }
    assertThat(read).containsExactly("k1", "k2", "k3", "k4", "k5", "k1", "k2");
  }

  @Test
  void deletesWhatIsExpired() {
    for (int i = 0; i < 3; i++) {
      sweep.run((_, value) -> value % 2 == 1);
    }
    assertThat(keys()).containsExactly("k2", "k4");
  }

  @Test
  void readsNoKeyAfterTheLast() {
    for (int i = 0; i < 3; i++) {
      sweep.run("k3", (_, _) -> true);
    }
    assertThat(keys()).containsExactly("k4", "k5");
  }

  private List<String> keys() {
    var keys = new ArrayList<String>();
    try (var all = store.all()) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }
}
