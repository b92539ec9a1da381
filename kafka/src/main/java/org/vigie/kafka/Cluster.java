package org.vigie.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;

/**
 * The Kafka cluster to use.
 *
 * @param bootstrap {@code host:port}, comma-separated
 * @param topics its topics
 * @param instance name of this process among its like, kept over restarts, so that the groups it is
 *     in take a restarted process back at once; null when there is none
 */
public record Cluster(String bootstrap, Topics topics, @Nullable String instance) {
  private static final int ANSWER_SECONDS = 30;

  /** For a {@link #reader} that is done at a topic's end. */
  public static final Duration TO_THE_END = Duration.ofMillis(10);

  public Cluster(String bootstrap, Topics topics) {
    this(bootstrap, topics, null);
  }

  /** Client properties that every client needs; callers add their own. */
  public Properties clientProperties() {
    var properties = new Properties();
    properties.put("bootstrap.servers", bootstrap);
    // why: right after a start a broker turns much away for some milliseconds; the wait doubles.
    properties.put("retry.backoff.ms", 20);
    return properties;
  }

  /**
   * A consumer outside any group that reads what is committed; it begins where it is told to.
   *
   * @param wait for the next record at the end of a topic, before the broker is asked again;
   *     closing may take as long
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

  /**
   * Makes the topics that are not there yet.
   *
   * @throws IllegalStateException when the cluster does not answer
   */
  public void createTopics() throws InterruptedException {
    try (var admin = Admin.create(clientProperties())) {
      Set<String> present = admin.listTopics().names().get(ANSWER_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> missing =
          topics.all().stream()
              .filter(topic -> !present.contains(topic.name()))
              .map(Cluster::newTopic)
              .toList();
      for (Map.Entry<String, org.apache.kafka.common.KafkaFuture<Void>> made :
          admin.createTopics(missing).values().entrySet()) {
        await(made.getKey(), made.getValue());
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka at " + bootstrap + " does not answer", e);
    }
  }

  private static void await(String name, org.apache.kafka.common.KafkaFuture<Void> made)
      throws InterruptedException, TimeoutException, ExecutionException {
    try {
      made.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      // why: four services start at once, and each makes what is missing.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("topic " + name + " could not be made", e.getCause());
      }
    }
  }

  private static NewTopic newTopic(Topic<?> topic) {
    return new NewTopic(
            topic.name(), java.util.Optional.of(topic.partitions()), java.util.Optional.empty())
        .configs(topic.config());
  }
}
