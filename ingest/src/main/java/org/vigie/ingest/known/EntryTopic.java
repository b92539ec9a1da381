package org.vigie.ingest.known;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.ingest.article.RememberedEntry;
import org.vigie.kafka.Cluster;

/** The internal topic of the remembered entries; its name is in {@code Topics}. */
public record EntryTopic(Cluster cluster) {
  private static final Logger LOGGER = LoggerFactory.getLogger(EntryTopic.class);

  private static final Duration POLL = Duration.ofMillis(100);

  /** Maximum time without progress. Chosen: twice {@link Cluster#transactionTimeout}, or more. */
  private static final Duration STALLED = Duration.ofSeconds(60);

  private String name() {
    return cluster.topics().knownArticles().name();
  }

  /** Returns the id that Kafka gave the topic when it was created. */
  public String id() {
    try (var admin = Admin.create(cluster.clientProperties())) {
      var topics = admin.describeTopics(List.of(name())).allTopicNames().get();
      return String.valueOf(topics.values().iterator().next().topicId());
    } catch (InterruptedException | ExecutionException e) {
      throw failed(e);
    }
  }

  public ProducerRecord<byte[], byte[]> record(int partition, RememberedEntry entry) {
    return new ProducerRecord<>(
        name(), partition, EntryFormat.key(entry), EntryFormat.value(entry));
  }

  /**
   * Makes the store count the entries of these partitions and no others. First reads the records
   * that the store lacks, up to the partitions' present ends. Waits until all transactions before
   * these ends are committed or aborted. If the store has positions after the ends, the topic has
   * lost records; the store is then emptied, and all records are read.
   */
  public void restore(EntryStore store, Collection<Integer> partitions) {
    long start = System.nanoTime();
    Map<TopicPartition, Long> ends = ends(partitions);
    if (ends.entrySet().stream().anyMatch(end -> position(store, end) > end.getValue())) {
      store.clear("it is ahead of the topic");
    }
    store.own(partitions);
    ends.entrySet().removeIf(end -> position(store, end) == end.getValue());
    long read = ends.isEmpty() ? 0 : read(store, ends);
    LOGGER
        .atInfo()
        .addKeyValue("records", read)
        .addKeyValue("ms", Duration.ofNanos(System.nanoTime() - start).toMillis())
        .log("known articles read");
  }

  private static long position(EntryStore store, Map.Entry<TopicPartition, Long> end) {
    return store.position(end.getKey().partition()).orElse(0);
  }

  /** Returns the partitions' ends, after the records of transactions that have not ended. */
  private Map<TopicPartition, Long> ends(Collection<Integer> partitions) {
    var wanted =
        partitions.stream()
            .collect(
                Collectors.toMap(
                    each -> new TopicPartition(name(), each), _ -> OffsetSpec.latest()));
    try (var admin = Admin.create(cluster.clientProperties())) {
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin.listOffsets(wanted).all().get().forEach((each, end) -> ends.put(each, end.offset()));
      return ends;
    } catch (InterruptedException | ExecutionException e) {
      throw failed(e);
    }
  }

  private long read(EntryStore store, Map<TopicPartition, Long> ends) {
    long read = 0;
    long progress = System.nanoTime();
    try (var consumer = consumer()) {
      consumer.assign(ends.keySet());
      ends.keySet()
          .forEach(each -> consumer.seek(each, store.position(each.partition()).orElse(0)));
      while (!ends.isEmpty()) {
        var records = consumer.poll(POLL);
        Map<Integer, List<RememberedEntry>> entries = new HashMap<>();
        records.forEach(each -> add(entries, each));
        store.write(entries, positions(consumer));
        read += records.count();
        boolean stalled =
            !ends.entrySet().removeIf(end -> isReached(consumer, end)) && records.isEmpty();
        progress = stalled ? progress : System.nanoTime();
        if (System.nanoTime() - progress > STALLED.toNanos()) {
          throw new TimeoutException(
              "no records of " + name() + " for " + STALLED.toSeconds() + " s");
        }
      }
    }
    return read;
  }

  private static boolean isReached(
      KafkaConsumer<?, ?> consumer, Map.Entry<TopicPartition, Long> end) {
    return consumer.position(end.getKey()) >= end.getValue();
  }

  private static Map<Integer, Long> positions(KafkaConsumer<?, ?> consumer) {
    return consumer.assignment().stream()
        .collect(Collectors.toMap(TopicPartition::partition, consumer::position));
  }

  private static void add(
      Map<Integer, List<RememberedEntry>> entries, ConsumerRecord<byte[], byte[]> read) {
    RememberedEntry entry = EntryFormat.entry(read.key(), read.value());
    if (entry != null) {
      entries.computeIfAbsent(read.partition(), _ -> new ArrayList<>()).add(entry);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    var properties = cluster.clientProperties();
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", "false");
    properties.put("auto.offset.reset", "earliest");
    properties.put("max.poll.records", "10000");
    properties.put("fetch.max.wait.ms", (int) Cluster.TO_THE_END.toMillis());
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private KafkaException failed(Exception e) {
    if (e instanceof InterruptedException interrupt) {
      return new InterruptException(interrupt);
    }
    return new KafkaException("Kafka gave no answer about " + name(), e.getCause());
  }
}
