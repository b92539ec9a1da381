package org.vigie.enrich.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.events.WatchItem;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.LatestRecords;

/**
 * Publishes the changes in a watch's configuration to {@code watches.v1}, each record to every
 * partition, in one transaction. If two processes publish the same watch at once, the second aborts
 * the transaction of the first, and the first tries again.
 */
public final class WatchPublisher {
  private static final Logger LOGGER = LoggerFactory.getLogger(WatchPublisher.class);

  /** Maximum time to wait for the Kafka cluster. An estimate: longer means unavailable. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** Maximum number of attempts to publish. An estimate: few processes publish at once. */
  private static final int TRIES = 8;

  /** Pause after the first failed attempt; the n-th is n times as long. Estimate: a commit. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Cluster cluster;
  private final InstantSource clock;
  private final Topic<WatchItem> topic;

  public WatchPublisher(Cluster cluster, InstantSource clock) {
    this.cluster = cluster;
    this.clock = clock;
    this.topic = cluster.topics().watches();
  }

  /**
   * Publishes those items (organisation, tags, releases) that differ from those in the topic.
   *
   * @throws IllegalStateException if other processes publish the same watch at each attempt
   * @throws KafkaException if the cluster does not answer, or refuses
   */
  public void publish(WatchConfig config) {
    publish(config.watch(), config.items());
  }

  /** Waits until all versions of a watch are valid: two seconds if one was just published. */
  public void awaitValid(String watch) throws InterruptedException {
    WatchVersions.await(WatchVersions.validFrom(watch, published()), clock);
  }

  /** Returns all watches in the topic, also those of other installations. */
  public List<PublishedWatch> list() {
    return PublishedWatch.of(published());
  }

  /** Returns the items of a watch that are in use: the last versions, without the retired ones. */
  public List<WatchItem> active(String watch) {
    return WatchVersions.last(watch, published()).values().stream()
        .filter(item -> !item.retired())
        .toList();
  }

  /**
   * Retires all items of a watch: two seconds later, no article is tagged for it any more.
   *
   * @return false if the topic has no such watch, or the watch is already retired
   */
  public boolean retire(String watch) {
    return publish(watch, List.of()) > 0;
  }

  /** Returns the number of items changed, added or retired, by us or by others at once. */
  private int publish(String watch, List<WatchItem> wanted) {
    int changed = 0;
    List<WatchItem> changes = changes(watch, wanted);
    for (int tries = 1; !changes.isEmpty(); tries++) {
      changed = changes.size();
      changes = tryToPublish(watch, wanted, tries) ? List.of() : changes(watch, wanted);
    }
    LOGGER
        .atInfo()
        .addKeyValue("watch", watch)
        .addKeyValue("items", wanted.size())
        .addKeyValue("changed", changed)
        .log("watch published");
    return changed;
  }

  /** Publishes what differs now. Returns false after a pause if it is worth another try. */
  private boolean tryToPublish(String watch, List<WatchItem> wanted, int tries) {
    try (var producer = producer(watch)) {
      // why: aborts another process's open transaction, which would hide all later records.
      producer.initTransactions();
      List<WatchItem> changes = changes(watch, wanted);
      if (!changes.isEmpty()) {
        write(producer, changes);
      }
      return true;
    } catch (KafkaException e) {
      if (!canPass(e)) {
        throw e;
      }
      if (tries == TRIES) {
        throw new IllegalStateException("can't publish watch " + watch + ": " + e.getMessage(), e);
      }
      // why: gives the other process time to commit; else each aborts the other's transaction.
      Utils.sleep(PAUSE.multipliedBy(tries).toMillis());
      return false;
    }
  }

  /**
   * Returns true if another process that publishes the same watch may be the cause: it took the
   * transactional id, or the transaction did not end and the broker doesn't say why.
   */
  static boolean canPass(KafkaException e) {
    if (e.getClass() == KafkaException.class) {
      // why: the client throws this class for an unknown answer, and to wrap another error.
      return !(e.getCause() instanceof KafkaException cause) || canPass(cause);
    }
    return e instanceof ProducerFencedException
        || e instanceof InvalidProducerEpochException
        || e instanceof InvalidTxnStateException;
  }

  private List<WatchItem> changes(String watch, List<WatchItem> wanted) {
    return WatchVersions.changes(watch, published(), wanted, clock.instant());
  }

  /** Returns all items in the topic. Reads one partition, because each partition has all items. */
  private Collection<WatchItem> published() {
    return LatestRecords.of(cluster, topic, List.of(0)).getOrDefault(0, Map.of()).values();
  }

  private void write(KafkaProducer<String, WatchItem> producer, List<WatchItem> changes) {
    producer.beginTransaction();
    int partitions = producer.partitionsFor(topic.name()).size();
    for (WatchItem item : changes) {
      for (int partition = 0; partition < partitions; partition++) {
        // why: no check here, because the commit throws the error of a failed send.
        var _ =
            producer.send(
                new ProducerRecord<>(topic.name(), partition, timestamp(item), item.key(), item));
      }
    }
    producer.commitTransaction();
  }

  /** Returns a record's time (ms since 1970); 0 for a first watch, which precedes all articles. */
  private long timestamp(WatchItem item) {
    return item.validFrom().equals(Instant.EPOCH) ? 0 : clock.millis();
  }

  private KafkaProducer<String, WatchItem> producer(String watch) {
    Properties properties = cluster.clientProperties();
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic.name() + "-" + watch);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) ANSWER.toMillis());
    return new KafkaProducer<>(properties, new StringSerializer(), topic.values().serializer());
  }
}
