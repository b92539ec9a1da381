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
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
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

  private final KafkaRaftServer server;
  private final String bootstrap;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrap) {
    this.server = server;
    this.bootstrap = bootstrap;
  }

  /**
   * Starts a broker, and ends the transactions that a previous process left open.
   *
   * @param folder the data folder; it is created and formatted if it contains no Kafka data
   * @throws IllegalStateException if the broker can't start, such as when the folder is in use
   */
  public static EmbeddedBroker start(Path folder) {
    try {
      boolean isNew = format(folder);
      Ports ports = Ports.of(folder);
      var config = new KafkaConfig(properties(folder, ports), false);
      var server = new KafkaRaftServer(config, Time.SYSTEM);
      String bootstrap = HOST + ports.broker();
      startUp(server, bootstrap, isNew);
      ports.save(folder);
      return new EmbeddedBroker(server, bootstrap);
    } catch (Exception e) {
      throw new IllegalStateException(
          "the embedded broker can't start on " + folder + hint(e) + ": " + e.getMessage(), e);
    }
  }

  private static void startUp(KafkaRaftServer server, String bootstrap, boolean isNew)
      throws Exception {
    try {
      server.startup();
      if (!isNew) {
        OpenTransactions.end(bootstrap);
      }
    } catch (Exception e) {
      // why: a server that failed to start leaves threads behind, which would end the JVM later.
      server.shutdown();
      throw e;
    }
  }

  /** Returns the address for Kafka clients, as {@code host:port}. */
  public String bootstrap() {
    return bootstrap;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static String hint(Exception e) {
    boolean isLocked = String.valueOf(e.getMessage()).contains("lock");
    return isLocked ? " (is another vigie running with the same --data?)" : "";
  }

  /** Prepares a folder for Kafka and returns true; returns false if it contains Kafka data. */
  private static boolean format(Path folder) throws Exception {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return false;
    }
    Files.createDirectories(folder);
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
    return true;
  }

  private static Properties properties(Path folder, Ports ports) throws IOException {
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
