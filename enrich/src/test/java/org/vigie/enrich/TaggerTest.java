package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.story.Finding;
import org.vigie.enrich.story.Sightings.Seen;
import org.vigie.enrich.watch.AnalysisCache;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.events.topics.JsonSerde;
import org.vigie.events.topics.Topics;

class TaggerTest {
  private static final Topics TOPICS = new Topics("", 1);

  private final MockProcessorContext<String, Finding> context = new MockProcessorContext<>();

  @Test
  void watchesThatAreStoredAreCompiledBeforeTheFirstArticle() {
    WatchItem stored =
        new TagRules(
            "cesia",
            "inesia",
            1,
            Instant.EPOCH,
            false,
            "INESIA",
            false,
            List.of(new Rule("inesia", "inesia", List.of())),
            Map.of());
    store(Tagger.ITEMS, TOPICS.watches().values()).put(stored.key(), stored);
    store(StoredSightings.NAME, JsonSerde.of(Seen.class));
    try (var readAhead = new ReadAhead(TOPICS.articles())) {
      new Tagger(new SimpleMeterRegistry(), new AnalysisCache(), readAhead).init(context);
      var article = new ConsumerRecord<>(TOPICS.articles().name(), 0, 0, new byte[0], new byte[0]);
      readAhead.start(List.of(article, article));
      assertThat(article.headers().lastHeader(EarlyReading.KEY)).isNotNull();
    }
  }

  private <V> KeyValueStore<String, V> store(String name, Serde<V> values) {
    KeyValueStore<String, V> store =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
            .withLoggingDisabled()
            .build();
    context.addStateStore(store);
    store.init(context.getStateStoreContext(), store);
    return store;
  }
}
