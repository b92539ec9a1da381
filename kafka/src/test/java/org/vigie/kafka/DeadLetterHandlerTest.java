package org.vigie.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.events.topics.Topics;

class DeadLetterHandlerTest {
  private static final Cluster CLUSTER = new Cluster("127.0.0.1:1", new Topics("", 1));

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  static RuntimeException[] failuresOfKafka() {
    return new RuntimeException[] {
      new ProcessorStateException("Error while putting key", new Exception("No space left")),
      new StreamsException("Error encountered trying to send record"),
      new TimeoutException("Topic not present in metadata")
    };
  }

  static RuntimeException[] failuresOfTheRecord() {
    return new RuntimeException[] {
      new IllegalArgumentException("no such kind"),
      new SerializationException("not JSON"),
      new StreamsException("can't read the store", new SerializationException("not JSON"))
    };
  }

  @ParameterizedTest
  @MethodSource("failuresOfKafka")
  void aRecordIsReadAgainIfKafkaOrTheDiskFailed(RuntimeException failure) {
    try (var driver = driver(failure)) {
      assertThatThrownBy(() -> pipe(driver)).hasRootCause(rootCause(failure));

      assertThat(letters(driver)).isZero();
    }
    assertThat(metrics.find("dead").counter()).isNull();
  }

  @ParameterizedTest
  @MethodSource("failuresOfTheRecord")
  void aRecordThatCannotBeHandledIsADeadLetter(RuntimeException failure) {
    try (var driver = driver(failure)) {
      pipe(driver);

      assertThat(letters(driver)).isEqualTo(1);
    }
    assertThat(metrics.get("dead").counter().count()).isEqualTo(1);
  }

  @Test
  void aRecordThatCannotBeReadIsADeadLetter() {
    var builder = new StreamsBuilder();
    builder.stream("in", Consumed.with(Serdes.String(), Serdes.Integer())).foreach((_, _) -> {});
    try (var driver = new TopologyTestDriver(builder.build(), properties())) {
      pipe(driver);

      assertThat(letters(driver)).isEqualTo(1);
    }
  }

  @Test
  void aDeadLetterHasTheHeadersThatTheDocumentOfTheTopicsNames() throws IOException {
    try (var driver = driver(new IllegalArgumentException("no such kind"))) {
      pipe(driver);

      Map<String, String> headers = new HashMap<>();
      letter(driver)
          .headers()
          .forEach(each -> headers.put(each.key(), new String(each.value(), UTF_8)));
      assertThat(headers)
          .containsOnlyKeys(documented())
          .containsEntry("__streams.errors.exception", "java.lang.IllegalArgumentException")
          .containsEntry("__streams.errors.message", "no such kind")
          .containsEntry("__streams.errors.topic", "in")
          .containsEntry("__streams.errors.partition", "0")
          .containsEntry("__streams.errors.offset", "0");
      assertThat(headers.get("__streams.errors.stacktrace")).contains("DeadLetterHandlerTest");
    }
  }

  @ParameterizedTest
  @CsvSource({"stories.v1, 1", "dead-letters.v1, 0"})
  void aResultThatIsTooLargeIsADeadLetterUnlessItIsOneItself(String topic, int letters) {
    var handler = new DeadLetterHandler();
    Map<String, Object> config = new HashMap<>();
    properties().forEach((key, value) -> config.put(key.toString(), value));
    handler.configure(config);
    var context =
        new DefaultErrorHandlerContext(
            null, "in", 0, 7, new RecordHeaders(), "to", new TaskId(0, 0), 0, null, null);

    var response =
        handler.handleError(
            context, new ProducerRecord<>(topic, new byte[9]), new RecordTooLargeException());

    assertThat(response.result()).isEqualTo(ProductionExceptionHandler.Result.RESUME);
    assertThat(response.deadLetterQueueRecords()).hasSize(letters);
  }

  private static Set<String> documented() throws IOException {
    try (var yaml = Topics.class.getResourceAsStream("/asyncapi.yaml")) {
      String document = new String(Objects.requireNonNull(yaml).readAllBytes(), UTF_8);
      return Pattern.compile("(?m)^ +(__streams\\S+):")
          .matcher(document)
          .results()
          .map(found -> found.group(1))
          .collect(toSet());
    }
  }

  private static TestRecord<byte[], byte[]> letter(TopologyTestDriver driver) {
    var bytes = new ByteArrayDeserializer();
    return driver
        .createOutputTopic(CLUSTER.topics().deadLetters().name(), bytes, bytes)
        .readRecord();
  }

  private TopologyTestDriver driver(RuntimeException failure) {
    var builder = new StreamsBuilder();
    builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()))
        .foreach(
            (_, _) -> {
              throw failure;
            });
    return new TopologyTestDriver(builder.build(), properties());
  }

  private Properties properties() {
    var properties = new Properties();
    DeadLetterHandler.install(properties, CLUSTER, metrics, "dead");
    return properties;
  }

  private static void pipe(TopologyTestDriver driver) {
    driver
        .createInputTopic("in", new StringSerializer(), new StringSerializer())
        .pipeInput("key", "value");
  }

  private static long letters(TopologyTestDriver driver) {
    var bytes = new ByteArrayDeserializer();
    return driver
        .createOutputTopic(CLUSTER.topics().deadLetters().name(), bytes, bytes)
        .getQueueSize();
  }

  private static Throwable rootCause(Throwable failure) {
    return failure.getCause() == null ? failure : rootCause(failure.getCause());
  }
}
