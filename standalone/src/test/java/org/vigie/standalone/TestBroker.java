package org.vigie.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.kafka.KafkaContainer;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.broker.EmbeddedBroker;

/**
 * The broker of the integration tests: the embedded one, or with {@code BROKER=container} Kafka's
 * image. All tests of a run share one broker; each test has its own topics.
 */
public final class TestBroker {
  private static final String IMAGE = "apache/kafka:4.4.0";
  private static final AtomicInteger CLUSTERS = new AtomicInteger();

  // why: mounted over the image's own file, which its start script may not be able to change.
  private static final String QUIET =
      """
      Configuration:
        Appenders:
          Console: { name: console, PatternLayout: { pattern: "%d %p %c{1} %m%n" } }
        Loggers:
          Root: { level: WARN, AppenderRef: [{ ref: console }] }
      """;

  private static @Nullable String bootstrap;

  private TestBroker() {}

  /** Returns a cluster with topic names that no other test uses; the topics don't exist yet. */
  public static Cluster cluster(int partitions) {
    return new Cluster(
        bootstrap(), new Topics("test-" + CLUSTERS.incrementAndGet() + ".", partitions));
  }

  private static synchronized String bootstrap() {
    if (bootstrap == null) {
      bootstrap = "container".equals(System.getenv("BROKER")) ? container() : embedded();
    }
    return bootstrap;
  }

  private static String embedded() {
    try {
      var broker = EmbeddedBroker.start(Files.createTempDirectory("vigie-test-broker"));
      closeAtExit(broker::close);
      return broker.bootstrap();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // why: every test of the run uses the container, so it is closed at exit.
  @SuppressWarnings("resource")
  private static String container() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "BROKER=container, but Docker does not answer: the tests on a container are skipped");
    var kafka =
        new KafkaContainer(IMAGE)
            .withCopyToContainer(Transferable.of(QUIET, 0644), "/mnt/shared/config/log4j2.yaml")
            .withCopyToContainer(
                Transferable.of(QUIET, 0644), "/mnt/shared/config/tools-log4j2.yaml");
    kafka.start();
    closeAtExit(kafka::close);
    return kafka.getBootstrapServers();
  }

  private static void closeAtExit(Runnable close) {
    Runtime.getRuntime().addShutdownHook(new Thread(close, "close-test-broker"));
  }
}
