package org.vigie.kafka.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecentStoreTest {
  private final KeyValueStore<String, String> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("store"), Serdes.String(), Serdes.String())
          .withLoggingDisabled()
          .build();
  private final RecentStore<String> recent = new RecentStore<>(store, String::length, 6);

  @BeforeEach
  void open() {
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void readsAValueOnce() {
    store.put("a", "old");
    assertThat(recent.get("a")).isEqualTo("old");

    store.put("a", "new");

    assertThat(recent.get("a")).isEqualTo("old");
  }

  @Test
  void storesWhatItKeeps() {
    recent.put("a", "one");
    recent.put("a", "two");

    assertThat(recent.get("a")).isEqualTo("two");
    assertThat(store.get("a")).isEqualTo("two");
  }

  @Test
  void aDeletedValueIsGone() {
    recent.put("a", "one");

    recent.delete("a");

    assertThat(recent.get("a")).isNull();
    assertThat(store.get("a")).isNull();
  }

  @Test
  void aValueThatASweepDeletesIsGone() {
    recent.put("a", "one");

    recent.sweep(10).run((_, value) -> value.equals("one"));

    assertThat(recent.get("a")).isNull();
  }

  @Test
  void keepsThoseThatWereUsedLast() {
    recent.put("a", "one");
    recent.put("b", "two");
    recent.get("a");

    recent.put("c", "six");
    List.of("a", "b", "c").forEach(key -> store.put(key, "changed"));

    assertThat(recent.get("c")).isEqualTo("six");
    assertThat(recent.get("a")).isEqualTo("one");
    assertThat(recent.get("b")).isEqualTo("changed");
  }

  @Test
  void aReplacedValueTakesNoSpace() {
    recent.put("b", "two");
    recent.put("a", "one");
    recent.put("a", "six");
    store.put("b", "changed");

    assertThat(recent.get("b")).isEqualTo("two");
  }

  @Test
  void aLongerValueTakesTheSpaceOfOthers() {
    recent.put("a", "one");
    recent.put("b", "two");

    recent.put("b", "second");
    store.put("a", "changed");

    assertThat(recent.get("b")).isEqualTo("second");
    assertThat(recent.get("a")).isEqualTo("changed");
  }

  @Test
  void aValueThatIsTooLargeIsReadFromTheStore() {
    recent.put("a", "too large");

    store.put("a", "one");

    assertThat(recent.get("a")).isEqualTo("one");
  }
}
