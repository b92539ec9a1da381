package org.vigie.standalone.setup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.topics.TopicSettings;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.Connection;
import org.vigie.standalone.broker.DataFolder;
import org.vigie.standalone.broker.EmbeddedBroker;

/**
 * The cluster that a command's options choose: with {@code --kafka} that one, or else the embedded
 * broker of a data folder. That is the broker of the process that uses the folder now, or one that
 * is started.
 *
 * @param cluster the cluster and the names of its topics; their settings are not known
 * @param started the broker to close; null if another process runs it
 */
public record ChosenCluster(Cluster cluster, @Nullable EmbeddedBroker started)
    implements AutoCloseable {

  /**
   * Returns the cluster.
   *
   * @param given what {@code --kafka} names; null without this option
   * @param prefix what the names of the topics begin with
   * @throws IllegalStateException if the cluster's address is wrong, if there is no data folder, or
   *     if a broker has to be started and can't be
   */
  public static ChosenCluster of(@Nullable Connection given, String prefix, Path data) {
    if (given != null) {
      return new ChosenCluster(cluster(KafkaAddress.checked(given), prefix), null);
    }
    if (!Files.isDirectory(data)) {
      // why: a mistyped folder would be created, and would be empty.
      throw new IllegalStateException(
          "there is no folder " + data + "; name the data folder with --data");
    }
    DataCheck.of(data);
    Path folder = data.resolve("kafka");
    // why: if nobody holds the lock, another program can have the saved port; in a copied folder,
    // it is the port of the original's broker.
    String running = DataFolder.isUsed(folder) ? running(folder.resolve("ports")) : null;
    if (running != null) {
      return new ChosenCluster(cluster(new Connection(running), prefix), null);
    }
    FolderOwner.warning(data).ifPresent(System.err::println);
    EmbeddedBroker broker = EmbeddedBroker.start(folder);
    return new ChosenCluster(cluster(new Connection(broker.bootstrap()), prefix), broker);
  }

  private static Cluster cluster(Connection connection, String prefix) {
    // why: only the names of the topics matter to a command, so topics.yaml isn't read.
    return new Cluster(connection, new Topics(prefix, TopicSettings.CLUSTER), null);
  }

  /** Returns the address of the broker that now uses the folder; null if no broker answers. */
  private static @Nullable String running(Path ports) {
    try {
      List<String> saved = Files.exists(ports) ? Files.readAllLines(ports) : List.of();
      if (!saved.isEmpty()) {
        int port = Integer.parseInt(saved.getFirst());
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return "127.0.0.1:" + port;
      }
    } catch (IOException | NumberFormatException e) {
      // Nobody listens there, or the file is damaged: a broker is started.
    }
    return null;
  }

  @Override
  public void close() {
    if (started != null) {
      started.close();
    }
  }
}
