package org.vigie.standalone.broker;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.storage.internals.log.LogManager;
import org.apache.kafka.storage.internals.log.UnifiedLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's controller and broker in one process. Between their starts, {@link PreviousBroker}
 * removes the broker of the previous process from the metadata.
 */
final class KafkaNode implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(KafkaNode.class);

  private final SharedServer shared;
  private final ControllerServer controller;
  private final BrokerServer broker;

  private KafkaNode(SharedServer shared, ControllerServer controller) {
    this.shared = shared;
    this.controller = controller;
    this.broker = new BrokerServer(shared);
  }

  /** Starts the controller, then the broker. If one of them fails, stops both. */
  static KafkaNode start(KafkaConfig config) throws Exception {
    KafkaNode node = of(config);
    try {
      node.controller.startup();
      new PreviousBroker(config.nodeId(), node.shared, node.controller).forget();
      node.broker.startup();
      node.saveRecoveryPoints(config.logFlushOffsetCheckpointIntervalMs());
      return node;
    } catch (Exception e) {
      // why: a server that failed to start leaves threads behind, which would end the JVM later.
      try {
        node.close();
      } catch (RuntimeException again) {
        e.addSuppressed(again);
      }
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
    return new KafkaNode(shared, controller);
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
      // why: of compacted topics, Kafka's log cleaner deletes old records, too.
      if (!each.config().compact) {
        try {
          each.deleteOldSegments();
        } catch (IOException e) {
          LOGGER.atWarn().setCause(e).addKeyValue("partition", each.name()).log("not cleaned up");
        }
      }
    }
  }

  /**
   * Regularly saves the recovery point of each partition: the offset up to which its files are
   * complete on the disk. A start after a kill checks only later records; without a recovery point,
   * it reads all files.
   */
  private void saveRecoveryPoints(long everyMillis) {
    // why: Kafka itself begins after log.initial.task.delay.ms, which is an hour here.
    LogManager logs = broker.logManager();
    var _ =
        broker
            .kafkaScheduler()
            .schedule(
                "vigie-recovery-points",
                logs::checkpointLogRecoveryOffsets,
                everyMillis,
                everyMillis);
  }
}
