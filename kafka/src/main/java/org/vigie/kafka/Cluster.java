package org.vigie.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;

/**
 * A Kafka cluster and the topics on it.
 *
 * @param bootstrap addresses of brokers, {@code host:port}, separated by commas
 * @param instance name that this process keeps over restarts. With the name, consumer groups give a
 *     restarted process its previous partitions at once; null for no name
 */
public record Cluster(String bootstrap, Topics topics, @Nullable String instance) {
  /** Seconds that {@link #createTopics} waits for Kafka. An estimate: slow starts take 10 s. */
  private static final int ANSWER_SECONDS = 30;

  /** Value of {@code wait} in {@link #reader} if no new records are awaited. An estimate. */
  public static final Duration TO_THE_END = Duration.ofMillis(10);

  public Cluster(String bootstrap, Topics topics) {
    this(bootstrap, topics, null);
  }

  /** Returns the properties that every client needs; callers add their own properties. */
  public Properties clientProperties() {
    var properties = new Properties();
    properties.put("bootstrap.servers", bootstrap);
    // why: retry soon if a starting broker refuses a request. Kafka doubles each further wait.
    properties.put("retry.backoff.ms", 20);
    return properties;
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

  static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(each -> new TopicPartition(topic, each.partition()))
        .toList();
  }

  /** Creates missing topics. Throws {@link IllegalStateException} if Kafka fails to do so. */
  public void createTopics() throws InterruptedException {
    try (var admin = Admin.create(clientProperties())) {
      Set<String> present = admin.listTopics().names().get(ANSWER_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> missing =
          topics.all().stream()
              .filter(topic -> !present.contains(topic.name()))
              .map(Cluster::newTopic)
              .toList();
      for (var created : admin.createTopics(missing).values().entrySet()) {
        await(created.getKey(), created.getValue());
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "Kafka at " + bootstrap + " does not answer; check that it runs, and --kafka", e);
    }
  }

  private static void await(String name, KafkaFuture<Void> created)
      throws InterruptedException, TimeoutException, ExecutionException {
    try {
      created.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      // why: the services start at the same time, so another one may have created the topic.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("topic " + name + " could not be made", e.getCause());
      }
    }
  }

  private static NewTopic newTopic(Topic<?> topic) {
    return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
        .configs(topic.config());
  }
}
