package org.vigie.standalone.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka node, broker and controller in one, on loopback, with its data in a folder. Sized for
 * one press office: what a cluster spends on many clients is turned down.
 *
 * <p>See docs/adr/0013-one-broker-by-default.md.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final String NODE = "1";

  private final KafkaRaftServer server;
  private final String bootstrap;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrap) {
    this.server = server;
    this.bootstrap = bootstrap;
  }

  /**
   * Starts it and returns when it answers.
   *
   * @param folder made and formatted when it isn't there
   * @throws IllegalStateException when the folder can't be used, for instance because another
   *     process uses it
   */
  public static EmbeddedBroker start(Path folder) {
    try {
      boolean isNew = format(folder);
      Ports ports = Ports.of(folder);
      var config = properties(folder, ports);
      var server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
      String bootstrap = "127.0.0.1:" + ports.broker();
      startUp(server, bootstrap, isNew);
      ports.keep(folder);
      return new EmbeddedBroker(server, bootstrap);
    } catch (Exception e) {
      throw new IllegalStateException(
          "the embedded broker can't start on " + folder + why(e) + ": " + e.getMessage(), e);
    }
  }

  /** Ends what was begun when it can't start: its threads would halt the JVM later. */
  private static void startUp(KafkaRaftServer server, String bootstrap, boolean isNew)
      throws Exception {
    try {
      server.startup();
      if (!isNew) {
        OpenTransactions.end(bootstrap);
      }
    } catch (Exception e) {
      server.shutdown();
      throw e;
    }
  }

  /** {@code host:port} for clients. */
  public String bootstrap() {
    return bootstrap;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static String why(Exception e) {
    return String.valueOf(e.getMessage()).contains("lock")
        ? " (is another vigie running with the same --data?)"
        : "";
  }

  /** Returns whether there was no broker's data before. */
  private static boolean format(Path folder) throws Exception {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return false;
    }
    Files.createDirectories(folder);
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    new Formatter()
        .setPrintStream(silent)
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setNodeId(Integer.parseInt(NODE))
        .setClusterId(Uuid.randomUuid().toString())
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setControllerListenerName("CONTROLLER")
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setHasDynamicQuorum(false)
        .run();
    return true;
  }

  private static Properties properties(Path folder, Ports ports) {
    var p = new Properties();
    p.put("process.roles", "broker,controller");
    p.put("node.id", NODE);
    p.put("log.dirs", folder.toString());
    p.put("controller.quorum.voters", NODE + "@127.0.0.1:" + ports.controller());
    p.put("controller.listener.names", "CONTROLLER");
    p.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:"
            + ports.broker()
            + ",CONTROLLER://127.0.0.1:"
            + ports.controller());
    p.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + ports.broker());
    p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.put("auto.create.topics.enable", "false");
    for (String topic :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      p.put(topic + ".replication.factor", "1");
      p.put(topic + ".num.partitions", "2");
    }
    p.put("transaction.state.log.min.isr", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("num.network.threads", "2");
    p.put("num.io.threads", "4");
    p.put("background.threads", "2");
    // why: the defaults reserve 128 MB of heap and 20 MB of index per partition.
    p.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
    p.put("log.cleaner.io.buffer.size", Integer.toString(64 << 10));
    p.put("log.index.size.max.bytes", Integer.toString(1 << 20));
    p.put("log.segment.bytes", Integer.toString(64 << 20));
    // why: after a kill -9 the controller turns the restarted broker away until the old one's
    // session
    // has run out; by default that is 9 s.
    p.put("broker.session.timeout.ms", "1500");
    p.put("broker.heartbeat.interval.ms", "300");
    // why: what is too old may stay an hour longer; the first minutes belong to the feeds, and the
    // demo's week lies in the past.
    p.put("log.initial.task.delay.ms", Integer.toString(3_600_000));
    p.put("log.retention.check.interval.ms", Integer.toString(3_600_000));
    p.put("metadata.log.segment.bytes", Integer.toString(8 << 20));
    return p;
  }
}
