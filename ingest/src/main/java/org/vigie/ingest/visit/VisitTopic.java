package org.vigie.ingest.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.topics.Json;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.TopicReader;
import tools.jackson.core.JacksonException;

/**
 * The internal topic of the visits; its name is in {@code Topics}. An article has two records:
 *
 * <ul>
 *   <li>Its id: the {@link PageVisit} that is to be made. It is only written in the transactions
 *       that publish the article and its page, so that a visit is neither lost nor made for
 *       nothing.
 *   <li>Its id and {@link #ASKED}: when the page was last asked for. It is written before each
 *       request, without a transaction. An owner that has lost its partition may write it, too;
 *       then a page is asked for later, but never too early or twice.
 * </ul>
 */
record VisitTopic(Cluster cluster) {
  private static final Logger LOGGER = LoggerFactory.getLogger(VisitTopic.class);

  /** End of the keys of times; ids have no slash. */
  private static final String ASKED = "/asked";

  /** The records of a partition: open visits and times of requests, both by the article's id. */
  record Restored(Map<String, PageVisit> open, Map<String, Instant> asked) {
    Restored() {
      this(new HashMap<>(), new HashMap<>());
    }
  }

  private String name() {
    return cluster.topics().pageVisits().name();
  }

  ProducerRecord<byte[], byte[]> open(int partition, PageVisit visit) {
    return record(partition, visit.article().id(), Json.MAPPER.writeValueAsBytes(visit));
  }

  ProducerRecord<byte[], byte[]> closed(int partition, String article) {
    return record(partition, article, null);
  }

  ProducerRecord<byte[], byte[]> asked(int partition, String article, Instant at) {
    return record(partition, article + ASKED, at.toString().getBytes(UTF_8));
  }

  ProducerRecord<byte[], byte[]> forgotten(int partition, String article) {
    return record(partition, article + ASKED, null);
  }

  private ProducerRecord<byte[], byte[]> record(
      int partition, String key, byte @Nullable [] value) {
    return new ProducerRecord<>(name(), partition, key.getBytes(UTF_8), value);
  }

  /**
   * Reads the committed records of some partitions. Waits until all transactions before their
   * present ends are committed or aborted.
   */
  Map<Integer, Restored> restore(Collection<Integer> partitions) {
    Map<Integer, Restored> restored = new HashMap<>();
    partitions.forEach(each -> restored.put(each, new Restored()));
    Map<TopicPartition, Long> ends = cluster.ends(cluster.topics().pageVisits());
    ends.keySet().removeIf(each -> !partitions.contains(each.partition()));
    TopicReader.read(
        cluster,
        Map.of(),
        ends,
        each -> {
          add(restored.computeIfAbsent(each.partition(), _ -> new Restored()), each);
          return true;
        });
    return restored;
  }

  private static void add(Restored restored, ConsumerRecord<String, byte[]> read) {
    String key = read.key();
    try {
      if (key.endsWith(ASKED)) {
        String article = key.substring(0, key.length() - ASKED.length());
        restored.asked.compute(article, (_, _) -> time(read.value()));
      } else {
        restored.open.compute(key, (_, _) -> visit(read.value()));
      }
    } catch (JacksonException | DateTimeException | NullPointerException e) {
      LOGGER.atWarn().setCause(e).addKeyValue("offset", read.offset()).log("visit can't be read");
    }
  }

  private static @Nullable Instant time(byte @Nullable [] value) {
    return value == null ? null : Instant.parse(new String(value, UTF_8));
  }

  private static @Nullable PageVisit visit(byte @Nullable [] value) {
    return value == null ? null : Json.MAPPER.readValue(value, PageVisit.class);
  }
}
