package org.vigie.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;

/**
 * Creates missing topics, and changes the settings of existing ones to the declared settings. The
 * number of partitions of an existing topic stays, because a key's records would be divided between
 * two partitions, in which no reader sees their order. A missing topic gets as many as the others.
 */
record DeclaredTopics(Admin admin, Topics topics) {
  private static final Logger LOGGER = LoggerFactory.getLogger(DeclaredTopics.class);

  /** Maximum time of each of Kafka's answers. An estimate: slow starts take 10 s. */
  private static final int ANSWER_SECONDS = 30;

  /** Pause before a broker is asked again for new partitions. It knows them within some 10 ms. */
  private static final int PAUSE_MS = 10;

  private static final Config NONE = new Config(List.of());

  /** Makes all topics as declared. */
  void make() throws InterruptedException, ExecutionException, TimeoutException {
    Set<String> present = names();
    Map<Boolean, List<Topic<?>>> all =
        Stream.concat(topics.all().stream(), topics.internal().stream())
            .collect(Collectors.partitioningBy(each -> present.contains(each.name())));
    List<Topic<?>> existing = all.getOrDefault(true, List.of());
    Map<String, Integer> found = partitions(existing);
    // why: ingest reads the same partition of several topics, of which a new version can add one.
    int number = found.getOrDefault(topics.feeds().name(), topics.partitions());
    List<NewTopic> missing =
        all.getOrDefault(false, List.of()).stream().map(each -> newTopic(each, number)).toList();
    Map<String, Integer> partitions =
        missing.stream().collect(Collectors.toMap(NewTopic::name, NewTopic::numPartitions));
    Map<TopicPartition, OffsetSpec> created = new HashMap<>();
    for (var each : admin.createTopics(missing).values().entrySet()) {
      if (isCreated(each.getKey(), each.getValue())) {
        for (int i = 0; i < partitions.getOrDefault(each.getKey(), 0); i++) {
          created.put(new TopicPartition(each.getKey(), i), OffsetSpec.latest());
        }
      }
    }
    awaitLeaders(created);
    adjust(existing.stream().collect(Collectors.toMap(Topic::name, Topic::config)));
    comparePartitions(found);
    adjust(ofStreams(present));
  }

  /**
   * Returns the settings of the topics that Kafka Streams creates for stores and between tasks.
   * Kafka Streams itself never changes a topic that an earlier release created.
   */
  private Map<String, Map<String, String>> ofStreams(Set<String> present) {
    String start = topics.prefix() + "vigie-";
    return present.stream()
        .filter(name -> name.startsWith(start))
        .filter(name -> name.endsWith("-changelog") || name.endsWith("-repartition"))
        .collect(Collectors.toMap(name -> name, _ -> Topics.SIZE_LIMIT));
  }

  /** Returns the names of all topics of the cluster, also those of other programs. */
  Set<String> names() throws InterruptedException, ExecutionException, TimeoutException {
    return answer(admin.listTopics().names());
  }

  private NewTopic newTopic(Topic<?> topic, int partitions) {
    return new NewTopic(
            topic.name(),
            Optional.of(partitions),
            Optional.ofNullable(topics.settings().replication()))
        .configs(topic.config());
  }

  /** Returns true if this program created the topic, and false if another one did so first. */
  private static boolean isCreated(String name, KafkaFuture<Void> created)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      answer(created);
      return true;
    } catch (ExecutionException e) {
      // why: the services start at the same time, so another one may have created the topic.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(
            "topic " + name + " could not be created: " + ConnectionProblem.deepest(e), e);
      }
      return false;
    }
  }

  /**
   * Waits until the brokers answer for new partitions. A broker knows of a partition a moment
   * before it takes records for it. If it refuses a producer's first records then, and takes those
   * that follow, the first ones are out of order for ever, and are lost after two minutes.
   */
  private void awaitLeaders(Map<TopicPartition, OffsetSpec> created)
      throws InterruptedException, ExecutionException, TimeoutException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWER_SECONDS);
    while (!haveLeaders(created, end)) {
      Thread.sleep(PAUSE_MS);
    }
  }

  private boolean haveLeaders(Map<TopicPartition, OffsetSpec> created, long end)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      answer(admin.listOffsets(created).all());
      return true;
    } catch (ExecutionException e) {
      boolean isEarly = e.getCause() instanceof RetriableException && System.nanoTime() < end;
      if (!isEarly && !(e.getCause() instanceof AuthorizationException)) {
        throw e;
      }
      return !isEarly;
    }
  }

  private void adjust(Map<String, Map<String, String>> settings)
      throws InterruptedException, ExecutionException, TimeoutException {
    var resources = settings.keySet().stream().map(DeclaredTopics::resource).toList();
    try {
      Map<ConfigResource, Config> current = answer(admin.describeConfigs(resources).all());
      Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
      settings.forEach(
          (topic, declared) -> {
            Config now = current.getOrDefault(resource(topic), NONE);
            List<AlterConfigOp> changed = changes(topic, declared, now);
            if (!changed.isEmpty()) {
              changes.put(resource(topic), changed);
            }
          });
      answer(admin.incrementalAlterConfigs(changes).all());
    } catch (ExecutionException e) {
      Throwable error = e.getCause();
      if (error == null || !isRefusal(error)) {
        throw e;
      }
      LOGGER
          .atWarn()
          .addKeyValue("error", error.getMessage())
          .log("Kafka does not allow this change of the settings of topics; they stay");
    }
  }

  /** True if the user may not make a change, or if nobody may, by the rules of the cluster. */
  private static boolean isRefusal(Throwable error) {
    return error instanceof AuthorizationException
        || error instanceof PolicyViolationException
        || error instanceof InvalidConfigurationException;
  }

  private static List<AlterConfigOp> changes(
      String topic, Map<String, String> declared, Config current) {
    List<AlterConfigOp> changes = new ArrayList<>();
    declared.forEach(
        (setting, value) -> {
          ConfigEntry now = current.get(setting);
          if (now == null || !value.equals(now.value())) {
            LOGGER
                .atInfo()
                .addKeyValue("topic", topic)
                .addKeyValue("setting", setting)
                .addKeyValue("from", now == null ? "" : now.value())
                .addKeyValue("to", value)
                .log("setting of a topic changed");
            var entry = new ConfigEntry(setting, value);
            changes.add(new AlterConfigOp(entry, AlterConfigOp.OpType.SET));
          }
        });
    return changes;
  }

  private Map<String, Integer> partitions(List<Topic<?>> existing)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, Integer> found = new TreeMap<>();
    answer(admin.describeTopics(existing.stream().map(Topic::name).toList()).allTopicNames())
        .forEach((name, topic) -> found.put(name, topic.partitions().size()));
    return found;
  }

  private void comparePartitions(Map<String, Integer> found) {
    found.values().removeIf(number -> number == topics.partitions());
    if (!found.isEmpty()) {
      LOGGER
          .atWarn()
          .addKeyValue("partitions", found)
          .addKeyValue("configured", topics.partitions())
          .log(
              "topics keep their partitions: with another number, records of one key would be in"
                  + " two partitions, without an order. To change the number, start with another"
                  + " --topic-prefix; to keep it, set it in topics.yaml");
    }
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static <T> T answer(KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
  }
}
