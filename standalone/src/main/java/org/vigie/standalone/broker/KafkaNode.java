package org.vigie.standalone.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.storage.internals.log.LogManager;
import org.apache.kafka.storage.internals.log.UnifiedLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's controller and broker. The controller forgets the previous broker before this one starts.
 *
 * <p>After a kill, Kafka's metadata still names the killed broker as the leader of each partition.
 * Its transaction coordinator then starts too early, and drops end markers of transactions at the
 * moment in which the controller notices that the broker is gone. If the controller has forgotten
 * the broker, no partition has a leader and no coordinator runs until the new broker is ready.
 */
final class KafkaNode implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(KafkaNode.class);

  /** Maximum time until the controller has forgotten the broker. An estimate: it takes 0.2 s. */
  private static final Duration FORGOTTEN_WITHIN = Duration.ofSeconds(30);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);

  private final int id;
  private final SharedServer shared;
  private final ControllerServer controller;
  private final BrokerServer broker;

  private KafkaNode(int id, SharedServer shared, ControllerServer controller) {
    this.id = id;
    this.shared = shared;
    this.controller = controller;
    this.broker = new BrokerServer(shared);
  }

  /** Starts the controller, then the broker. If one of them fails, stops both. */
  static KafkaNode start(KafkaConfig config) throws Exception {
    KafkaNode node = of(config);
    try {
      node.controller.startup();
      node.forgetBroker();
      node.broker.startup();
      return node;
    } catch (Exception e) {
      // why: a server that failed to start leaves threads behind, which would end the JVM later.
      node.close();
      throw e;
    }
  }

  /** Makes the parts of Kafka's own KafkaRaftServer, which starts both without a pause between. */
  private static KafkaNode of(KafkaConfig config) {
    var folders = KafkaRaftServer.initializeLogDirs(config, LOGGER, "");
    String cluster = folders._1().clusterId().orElseThrow();
    var shared =
        new SharedServer(
            config,
            folders._1(),
            Time.SYSTEM,
            Server.initializeMetrics(config, Time.SYSTEM, cluster),
            CompletableFuture.completedFuture(
                QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
            QuorumConfig.parseBootstrapServers(config.quorumConfig().bootstrapServers()),
            new StandardFaultHandlerFactory(),
            ServerSocketFactory.INSTANCE);
    var controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), folders._2());
    return new KafkaNode(config.nodeId(), shared, controller);
  }

  @Override
  public void close() {
    deleteOldRecords();
    broker.shutdown();
    controller.shutdown();
  }

  /** Deletes what its topic's retention no longer covers. Kafka's own check runs every hour. */
  private void deleteOldRecords() {
    // why: `run --once` ends after seconds, so Kafka's own check would never run there.
    LogManager logs = broker.logManager();
    if (logs == null) {
      return; // The broker has not started.
    }
    for (UnifiedLog each : logs.allLogs()) {
      if (!each.config().compact) {
        try {
          each.deleteOldSegments();
        } catch (IOException e) {
          LOGGER.atWarn().setCause(e).addKeyValue("partition", each.name()).log("not cleaned up");
        }
      }
    }
  }

  private void forgetBroker() throws Exception {
    long began = System.nanoTime();
    while (!unregister()) {
      if (System.nanoTime() - began > FORGOTTEN_WITHIN.toNanos()) {
        throw new IllegalStateException("Kafka's controller is not active");
      }
      Thread.sleep(BETWEEN_TRIES);
    }
    // why: the broker starts from the metadata in memory, which follows the controller's log.
    var forgotten = new Forgotten(id, new CompletableFuture<>());
    shared.loader().installPublishers(List.of(forgotten)).get();
    forgotten.seen().get(FORGOTTEN_WITHIN.toSeconds(), TimeUnit.SECONDS);
    shared.loader().removeAndClosePublisher(forgotten).get();
  }

  /** Removes the broker from the metadata. Returns false if the controller is not active yet. */
  private boolean unregister() throws ExecutionException, InterruptedException {
    var context =
        new ControllerRequestContext(
            new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
    try {
      controller.controller().unregisterBroker(context, id).get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BrokerIdNotRegisteredException) {
        return true;
      }
      if (e.getCause() instanceof NotControllerException) {
        return false;
      }
      throw e;
    }
  }

  /** Completes {@code seen} when the metadata in memory doesn't contain the broker. */
  private record Forgotten(int broker, CompletableFuture<Boolean> seen)
      implements MetadataPublisher {
    @Override
    public String name() {
      return "vigie-forgotten-broker";
    }

    @Override
    public void onMetadataUpdate(
        MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
      if (image.cluster().broker(broker) == null) {
        seen.complete(true);
      }
    }

    @Override
    public void close() {}
  }
}
