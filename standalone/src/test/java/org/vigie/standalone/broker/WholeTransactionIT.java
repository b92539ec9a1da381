package org.vigie.standalone.broker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.vigie.standalone.JavaProcess;
import org.vigie.standalone.broker.TransactionWriter.End;

/**
 * Stops the process between the end markers of one transaction, in every order in which Kafka may
 * write them, and restarts it: consumers see the transaction in all partitions, or in none.
 */
class WholeTransactionIT {
  // why: Kafka derives these two partitions from the names "t" and "g".
  private static final String LOG = "__transaction_state-0";
  private static final String OFFSETS = "__consumer_offsets-1";

  private static final Map<End, Path> WRITTEN = new EnumMap<>(End.class);

  @TempDir static Path folders;

  @TempDir Path temporary;
  private Path broker;
  private TornLog log;

  /**
   * A moment of the kill.
   *
   * @param isComplete true if the coordinator wrongly took the missing marker for written
   */
  record Kill(End end, String withoutMarker, boolean isComplete) {}

  /** What consumers of committed records see. */
  private record Visible(List<String> a, List<String> b, long offset) {
    static Visible upTo(int last) {
      List<String> all = IntStream.rangeClosed(1, last).mapToObj(Integer::toString).toList();
      return new Visible(all, all, last);
    }
  }

  @BeforeEach
  void name() {
    broker = temporary.resolve("kafka");
    log = new TornLog(broker);
  }

  static Stream<Kill> kills() {
    return Stream.of(End.COMMIT, End.ABORT)
        .flatMap(
            end ->
                Stream.of("a-0", "b-0", OFFSETS)
                    .flatMap(
                        marker ->
                            Stream.of(new Kill(end, marker, true), new Kill(end, marker, false))));
  }

  @ParameterizedTest
  @MethodSource("kills")
  void finishesWhatTheCoordinatorDecided(Kill kill) throws Exception {
    copy(kill.end());
    log.cutMarker(kill.withoutMarker());
    if (!kill.isComplete()) {
      log.cutCompletion(LOG);
    }

    seesAfterAStart(kill.end() == End.COMMIT ? TransactionWriter.LAST : TransactionWriter.LAST - 1);
  }

  @Test
  void writesSeveralMissingMarkers() throws Exception {
    copy(End.COMMIT);
    log.cutMarker("b-0");
    log.cutMarker(OFFSETS);

    seesAfterAStart(TransactionWriter.LAST);
  }

  @Test
  void abortsWhatTheCoordinatorHadNotDecided() throws Exception {
    copy(End.NONE);

    seesAfterAStart(TransactionWriter.LAST - 1);
  }

  @Test
  void abortsEverywhereWhatTheCoordinatorForgot() throws Exception {
    copy(End.NONE);
    log.delete(LOG);

    seesAfterAStart(TransactionWriter.LAST - 1);
  }

  @Test
  void refusesToGuessALostDecision() throws Exception {
    copy(End.COMMIT);
    log.cutMarker("b-0");
    log.cutCompletion(LOG);
    log.cutDecision(LOG);

    assertThatThrownBy(() -> EmbeddedBroker.start(broker))
        .hasMessageContaining("has ended in")
        .hasMessageContaining("restore the data folder from a backup");
  }

  @Test
  void refusesToGuessIfTheWholeLogOfDecisionsIsLost() throws Exception {
    copy(End.COMMIT);
    log.cutMarker("a-0");
    log.delete(LOG);

    assertThatThrownBy(() -> EmbeddedBroker.start(broker))
        .hasMessageContaining("restore the data folder from a backup");
  }

  @Test
  void letsTheCoordinatorStartOnlyOnceAfterAKill() throws Exception {
    copy(End.COMMIT);
    log.cutMarker("b-0");
    log.cutCompletion(LOG);
    var logger = (Logger) LoggerFactory.getLogger("kafka.coordinator.transaction");
    var events = new ListAppender<ILoggingEvent>();
    events.start();
    logger.addAppender(events);
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    try {
      EmbeddedBroker.start(broker).close();
    } finally {
      logger.detachAppender(events);
      logger.setLevel(null);
      logger.setAdditive(true);
    }

    List<String> messages = events.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertThat(messages).filteredOn(each -> each.contains("Elected as")).hasSize(2);
    assertThat(messages).noneMatch(each -> each.contains("Couldn't find leader endpoint"));
  }

  private void seesAfterAStart(int last) throws Exception {
    try (var started = EmbeddedBroker.start(broker)) {
      String bootstrap = started.bootstrap();
      assertThat(visible(bootstrap)).isEqualTo(Visible.upTo(last));

      try (var producer = TransactionWriter.producer(bootstrap)) {
        TransactionWriter.write(producer, TransactionWriter.group(bootstrap), last + 1);
        producer.commitTransaction();
      }
      assertThat(visible(bootstrap)).isEqualTo(Visible.upTo(last + 1));
    }
  }

  private static Visible visible(String bootstrap) throws Exception {
    return new Visible(read(bootstrap, "a"), read(bootstrap, "b"), offset(bootstrap));
  }

  /** Returns the committed offset; waits for one that is not shown to others yet. */
  private static long offset(String bootstrap) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "group.id",
            TransactionWriter.GROUP,
            "isolation.level",
            "read_committed");
    var strings = new StringDeserializer();
    var partition = new TopicPartition("b", 0);
    try (var consumer = new KafkaConsumer<>(settings, strings, strings)) {
      return requireNonNull(consumer.committed(Set.of(partition)).get(partition)).offset();
    }
  }

  /** Reads to the topic's end, open transactions included, and returns the committed values. */
  private static List<String> read(String bootstrap, String topic) {
    var partitions = List.of(new TopicPartition(topic, 0));
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
    var strings = new StringDeserializer();
    Map<TopicPartition, Long> ends;
    try (var all = new KafkaConsumer<>(settings, strings, strings)) {
      ends = all.endOffsets(partitions);
    }
    settings = Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
    List<String> values = new ArrayList<>();
    try (var committed = new KafkaConsumer<>(settings, strings, strings)) {
      committed.assign(partitions);
      committed.seekToBeginning(partitions);
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      long end = requireNonNull(ends.get(partitions.getFirst()));
      while (committed.position(partitions.getFirst()) < end) {
        assertThat(System.nanoTime()).as("a transaction is open").isLessThan(deadline);
        committed.poll(Duration.ofMillis(100)).forEach(each -> values.add(each.value()));
      }
    }
    return values;
  }

  /** Copies the folder of a process that was killed; the process is run once for all tests. */
  private void copy(End end) throws Exception {
    Path from = written(end);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Files.copy(each, broker.resolve(from.relativize(each).toString()));
      }
    }
  }

  private static synchronized Path written(End end) throws IOException, InterruptedException {
    if (!WRITTEN.containsKey(end)) {
      Path folder = folders.resolve(end.name());
      Path out = folders.resolve(end + ".out");
      Process writer =
          JavaProcess.start(
              TransactionWriter.class.getName(), out, List.of(folder.toString(), end.name()));
      assertThat(writer.waitFor()).as(Files.readString(out)).isEqualTo(137);
      WRITTEN.put(end, folder);
    }
    return WRITTEN.get(end);
  }
}
