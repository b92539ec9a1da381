package org.vigie.kafka.streams;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.InstanceName;

/** The settings that all Kafka Streams applications of Vigie share; docs/adr/0019 explains them. */
public final class StreamsProperties {
  /**
   * Maximum time between commits. {@link PromptCommits} commits urgent records sooner. Chosen: with
   * 200 ms, two threads that read what has piled up spend a tenth of their time on commits.
   */
  static final Duration COMMIT_INTERVAL = Duration.ofMillis(500);

  /**
   * Maximum time of a Kafka poll without records. Records end a poll at once. A commit that {@link
   * PromptCommits} puts off waits this long if no more records come.
   */
  private static final Duration POLL = Duration.ofMillis(100);

  /** Time after which Kafka answers that there are no records. New records are answered at once. */
  private static final Duration FETCH_WAIT = Duration.ofSeconds(1);

  /**
   * Bytes of uncommitted changes in memory, over which a commit is made early. Kafka's default of
   * 64 MB is a fifth of the heap; 8 MB hold 10,000 articles of a burst.
   */
  private static final long UNCOMMITTED_BYTES = 8L << 20;

  /** Maximum bytes of records that are sent to a partition at once. */
  private static final int BATCH = 128 << 10;

  /** Our own property: other processes may change the stores, too. */
  private static final String SHARED = "vigie.stores.shared";

  private static final String INSTANCE =
      mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);

  private StreamsProperties() {}

  /**
   * @param application the {@code application.id}, without the prefix of the topics
   * @param state folder of the stores, of this process alone. Without it, the next start is slower
   * @param standbys number of other instances that keep a copy of each store, so that they can take
   *     over at once. 0 on a single machine
   */
  public static Properties of(Cluster cluster, String application, Path state, int standbys) {
    Properties set = cluster.clientProperties();
    set.put(StreamsConfig.APPLICATION_ID_CONFIG, cluster.topics().prefix() + application);
    set.put(StreamsConfig.CLIENT_ID_CONFIG, application);
    set.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    set.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    set.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL.toMillis());
    set.put(StreamsConfig.POLL_MS_CONFIG, POLL.toMillis());
    set.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
    set.put(SHARED, cluster.instance() == null);
    Topics.SIZE_LIMIT.forEach((name, value) -> set.put(StreamsConfig.topicPrefix(name), value));
    stores(set, state);
    consumer(set, cluster, instance(cluster, application, state));
    producer(set, cluster);
    return set;
  }

  /** True if other processes may change the stores, too. False with the embedded broker. */
  static boolean isShared(Properties application) {
    return Boolean.TRUE.equals(application.get(SHARED));
  }

  /** Returns the name of this process in the application. It stays the same over restarts. */
  public static String instance(Cluster cluster, String application, Path state) {
    return cluster.instance() == null
        ? InstanceName.of(state.resolve(application + ".instance"), "")
        : application + "-" + cluster.instance();
  }

  /**
   * Returns the properties with another name of this process for each set of stores and topics that
   * a topology can have. Kafka gives a known member its partitions back without asking Kafka
   * Streams, which then would not create the topic of a store that a new version adds, and would
   * wait for it for ever.
   */
  static Properties of(Topology topology, Properties application) {
    // why: the order of a set, and so its text, can differ from one start to the next.
    Set<String> names = new HashSet<>();
    for (var part : topology.describe().subtopologies()) {
      for (var node : part.nodes()) {
        switch (node) {
          case TopologyDescription.Source source -> names.addAll(source.topicSet());
          case TopologyDescription.Processor processor -> names.addAll(processor.stores());
          default -> {}
        }
      }
    }
    Properties set = new Properties();
    set.putAll(application);
    set.computeIfPresent(INSTANCE, (_, name) -> name + "-" + Integer.toHexString(names.hashCode()));
    return set;
  }

  private static void stores(Properties set, Path state) {
    set.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    // why: without this, a killed process deletes its stores and reads them from Kafka again.
    set.put(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, true);
    set.put(StreamsConfig.STATESTORE_UNCOMMITTED_MAX_BYTES_CONFIG, UNCOMMITTED_BYTES);
    set.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    set.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedStores.class);
  }

  /** Makes the consumer a static member: a restarted process gets its partitions at once. */
  private static void consumer(Properties set, Cluster cluster, String instance) {
    Properties member = cluster.memberProperties();
    for (String key :
        List.of(
            ConsumerConfig.RETRY_BACKOFF_MS_CONFIG,
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG)) {
      set.put(mainConsumerPrefix(key), member.get(key));
    }
    set.put(INSTANCE, instance);
    set.put(
        mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), (int) FETCH_WAIT.toMillis());
    set.put(consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
  }

  private static void producer(Properties set, Cluster cluster) {
    int transaction = (int) cluster.transactionTimeout().toMillis();
    set.put(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), transaction);
    // why: waits up to 200 ms to send larger batches. A commit sends at once, so no reader waits.
    set.put(producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 200);
    // why: a large story is 100 kB. With Kafka's 16 kB, each record of a burst is a request.
    set.put(producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH);
    // why: while the broker ends a transaction, it rejects batches of the next transaction. Only
    // one batch is sent at a time, so at most one is rejected. It is sent again after 10 ms; the
    // default is 100 ms.
    set.put(producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
    set.put(producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 10);
  }
}
