package org.vigie.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.vigie.events.Cluster;
import org.vigie.events.FeedState;
import org.vigie.events.Mention;
import org.vigie.events.Notification;

/**
 * Tells whoever started {@code run} what goes on: a line per alert sent to a channel that is not
 * this terminal, and how the first round of polls went.
 */
final class Announcer implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration GOODBYE = Duration.ofSeconds(5);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Cluster cluster;
  private final Set<String> onTerminal;
  private final Set<String> feeds;
  private final ZoneId zone;
  private final PrintStream out;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Set<String> asked = new HashSet<>();
  private final Set<String> answered = new HashSet<>();
  private final Thread thread;
  private boolean roundTold;

  /**
   * @param onTerminal channels that print their alerts themselves
   * @param feeds ids of the feeds configured
   */
  Announcer(
      Cluster cluster, Set<String> onTerminal, Set<String> feeds, ZoneId zone, PrintStream out) {
    this.cluster = cluster;
    this.onTerminal = Set.copyOf(onTerminal);
    this.feeds = Set.copyOf(feeds);
    this.zone = zone;
    this.out = out;
    Properties properties = cluster.clientProperties();
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", "false");
    consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    thread = Thread.ofPlatform().name("vigie-announcer").daemon().unstarted(this::follow);
  }

  /** Tells of what happens from now on. */
  void start() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : List.of(cluster.topics().notifications().name(), states())) {
      consumer
          .partitionsFor(topic)
          .forEach(each -> partitions.add(new TopicPartition(topic, each.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // why: seeking is lazy; the position is settled only when it is asked for.
    partitions.forEach(consumer::position);
    thread.start();
  }

  @Override
  public void close() {
    if (thread.getState() == Thread.State.NEW) {
      consumer.close();
      return;
    }
    consumer.wakeup();
    try {
      thread.join(GOODBYE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String states() {
    return cluster.topics().feedStates().name();
  }

  private void follow() {
    try (consumer) {
      while (true) {
        consumer.poll(POLL).forEach(this::tell);
      }
    } catch (WakeupException e) {
      // closed
    }
  }

  private void tell(ConsumerRecord<String, byte[]> entry) {
    try {
      if (entry.topic().equals(states())) {
        FeedState state =
            cluster
                .topics()
                .feedStates()
                .values()
                .deserializer()
                .deserialize(entry.topic(), entry.value());
        if (state != null) {
          tell(state);
        }
      } else {
        Notification notification =
            cluster
                .topics()
                .notifications()
                .values()
                .deserializer()
                .deserialize(entry.topic(), entry.value());
        if (notification != null) {
          tell(notification);
        }
      }
    } catch (SerializationException e) {
      // why: whoever owns the topic reports what can't be read.
    }
  }

  private void tell(Notification notification) {
    boolean sent = notification.state() == Notification.State.SENT;
    if (!sent || onTerminal.contains(notification.channel()) || notification.mentions().isEmpty()) {
      return;
    }
    if (notification.digest() != null) {
      out.printf(
          "%s  to %s: digest, %d articles%n",
          TIME.format(notification.decided().atZone(zone)),
          notification.channel(),
          notification.digest().articles());
      return;
    }
    Mention first = notification.mentions().getFirst();
    out.printf(
        "%s  to %s: %s, %s: %s%n",
        TIME.format(notification.decided().atZone(zone)),
        notification.channel(),
        first.article().outlet().name(),
        kind(first),
        first.article().title());
  }

  private static String kind(Mention mention) {
    if (mention.pickup() == null) {
      return String.join(", ", mention.tagIds());
    }
    return switch (mention.pickup().kind()) {
      case REPRINT -> "full reprint";
      case QUOTE -> "quote";
      case PARAPHRASE -> "paraphrase, to review";
      case MENTION -> "names us";
    };
  }

  private void tell(FeedState state) {
    if (roundTold || !feeds.contains(state.feed())) {
      return;
    }
    asked.add(state.feed());
    if (state.failures() == 0) {
      answered.add(state.feed());
    }
    if (asked.size() == feeds.size()) {
      roundTold = true;
      out.println(round());
    }
  }

  private String round() {
    if (answered.isEmpty()) {
      return "None of the "
          + feeds.size()
          + " feeds could be reached. Is this machine online? To see Vigie at work without the"
          + " internet: ./vigie demo";
    }
    return "First round: " + answered.size() + " of " + feeds.size() + " feeds answered.";
  }
}
