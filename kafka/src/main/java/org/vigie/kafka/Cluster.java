package org.vigie.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;

/**
 * A Kafka cluster and the topics on it.
 *
 * @param instance name that this process keeps over restarts. With the name, consumer groups give a
 *     restarted process its previous partitions at once; null for no name
 */
public record Cluster(Connection connection, Topics topics, @Nullable String instance) {
  /** Maximum wait for a topic that was just created. An estimate: far longer than it takes. */
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(1);

  private static final Duration BETWEEN_ASKS = Duration.ofMillis(20);

  /**
   * The {@code wait} of a {@link #reader} that reads the existing records and then stops. The
   * broker keeps such a reader waiting for at most this time after the last record. An estimate: a
   * shorter time saves nothing that a user would notice.
   */
  public static final Duration TO_THE_END = Duration.ofMillis(10);

  /** A cluster without TLS and login; for {@code bootstrap} see {@link Connection}. */
  public Cluster(String bootstrap, Topics topics) {
    this(new Connection(bootstrap), topics, null);
  }

  /** Returns the addresses of brokers, {@code host:port}, separated by commas. */
  public String bootstrap() {
    return connection.bootstrap();
  }

  /** Returns the properties that every client needs; callers add their own properties. */
  public Properties clientProperties() {
    return connection.clientProperties();
  }

  /**
   * Returns the properties of each member of a consumer group; callers add their own properties.
   */
  public Properties memberProperties() {
    return connection.memberProperties(session());
  }

  /**
   * Returns the time after a crash until other processes take over: the minimum that brokers allow.
   * With a fixed {@link #instance}, nobody else can take over, so a busy machine may pause longer.
   */
  public Duration session() {
    return Duration.ofSeconds(instance == null ? 6 : 12);
  }

  /**
   * Returns the time after a crash until Kafka aborts an open transaction, which blocks readers.
   * With a fixed {@link #instance}, a restart aborts it at once. The times are estimates: a commit
   * takes 0.2 s, but far longer on a busy machine or while a broker is replaced.
   */
  public Duration transactionTimeout() {
    return Duration.ofSeconds(instance == null ? 6 : 30);
  }

  /**
   * Returns a consumer without a group that reads only committed records; callers set its position.
   *
   * @param wait maximum time that the broker waits for new records before it answers that there are
   *     none. Closing the consumer can also take up to this time
   */
  public KafkaConsumer<String, byte[]> reader(Duration wait) {
    var properties = clientProperties();
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", "false");
    properties.put("auto.offset.reset", "earliest");
    properties.put("max.poll.records", "5000");
    properties.put("fetch.max.wait.ms", (int) wait.toMillis());
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Returns the offset after each partition's last record, even if its transaction is open. */
  public Map<TopicPartition, Long> ends(Topic<?> topic) {
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(clientProperties(), bytes, bytes)) {
      return consumer.endOffsets(partitions(consumer, topic.name()));
    }
  }

  /**
   * Returns true if the topic exists.
   *
   * @throws IllegalStateException if Kafka can't be reached or refuses; the message is a sentence
   */
  public boolean has(Topic<?> topic) throws InterruptedException {
    try (var admin = Admin.create(clientProperties())) {
      return new DeclaredTopics(admin, topics).names().contains(topic.name());
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw ConnectionProblem.of(connection, e);
    }
  }

  static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
    List<PartitionInfo> partitions = consumer.partitionsFor(topic);
    long deadline = System.nanoTime() + KNOWN_WITHIN.toNanos();
    // why: for a moment, a broker that is asked may not know a topic that was just created.
    while (partitions.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(BETWEEN_ASKS.toNanos());
      partitions = consumer.partitionsFor(topic);
    }
    return partitions.stream().map(each -> new TopicPartition(topic, each.partition())).toList();
  }

  /**
   * Creates missing topics, and brings the settings of existing ones to those of {@link #topics}.
   *
   * @throws IllegalStateException if Kafka can't be reached or refuses; the message is a sentence
   */
  public void createTopics() throws InterruptedException {
    try (var admin = Admin.create(clientProperties())) {
      new DeclaredTopics(admin, topics).make();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw ConnectionProblem.of(connection, e);
    }
  }
}
