package org.vigie.standalone.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A single Kafka node in this process, both broker and controller, on loopback. The settings in
 * {@code broker.properties} suit one press office; see docs/adr/0013-one-broker-by-default.md.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final String HOST = "127.0.0.1:";
  private static final String CONTROLLER = "CONTROLLER";
  private static final int NODE = 1;

  private final DataFolder lock;
  private final KafkaNode node;
  private final String bootstrap;

  private EmbeddedBroker(DataFolder lock, KafkaNode node, String bootstrap) {
    this.lock = lock;
    this.node = node;
    this.bootstrap = bootstrap;
  }

  /**
   * Locks the folder, starts a broker, and ends the transactions that a previous process left open.
   *
   * @param folder the data folder; it is created and formatted if it contains no Kafka data
   * @throws IllegalStateException if the folder is in use, or if the broker can't start
   */
  public static EmbeddedBroker start(Path folder) {
    if (folder.toString().contains(",")) {
      // why: Kafka's setting log.dirs is a list of folders, with commas between them.
      throw new IllegalStateException(
          "Kafka can't use the folder %s, because its path has a comma; choose another one with --data"
              .formatted(folder));
    }
    DataFolder lock = DataFolder.lock(folder);
    try {
      format(folder);
      Ports ports = Ports.of(folder);
      String bootstrap = HOST + ports.broker();
      KafkaNode node = startUp(new KafkaConfig(properties(folder, ports), false), bootstrap);
      ports.save(folder);
      return new EmbeddedBroker(lock, node, bootstrap);
    } catch (Exception e) {
      lock.close();
      throw new IllegalStateException(
          "the embedded broker can't start on " + folder + ": " + e.getMessage(), e);
    }
  }

  private static KafkaNode startUp(KafkaConfig config, String bootstrap) throws Exception {
    KafkaNode node = KafkaNode.start(config);
    try {
      OpenTransactions.end(bootstrap);
      return node;
    } catch (Exception e) {
      node.close();
      throw e;
    }
  }

  /** Returns the address for Kafka clients, as {@code host:port}. */
  public String bootstrap() {
    return bootstrap;
  }

  @Override
  public void close() {
    node.close();
    lock.close();
  }

  /** Prepares a folder for Kafka, unless it already contains Kafka data. */
  static void format(Path folder) throws Exception {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setNodeId(NODE)
        .setClusterId(Uuid.randomUuid().toString())
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setControllerListenerName(CONTROLLER)
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setHasDynamicQuorum(false)
        .run();
  }

  static Properties properties(Path folder, Ports ports) throws IOException {
    var properties = new Properties();
    try (InputStream in = EmbeddedBroker.class.getResourceAsStream("broker.properties")) {
      properties.load(Objects.requireNonNull(in));
    }
    String broker = "PLAINTEXT://" + HOST + ports.broker();
    String controller = HOST + ports.controller();
    properties.put("log.dirs", folder.toString());
    properties.put("controller.quorum.voters", NODE + "@" + controller);
    properties.put("listeners", broker + "," + CONTROLLER + "://" + controller);
    properties.put("advertised.listeners", broker);
    return properties;
  }
}
