package org.vigie.standalone.setup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.standalone.broker.DataFolder;
import org.vigie.standalone.broker.EmbeddedBroker;

/**
 * The embedded broker of a data folder: that of the process that uses the folder now, or else one
 * that is started.
 *
 * @param started the broker to close; null if another process runs it
 */
public record DataBroker(String bootstrap, @Nullable EmbeddedBroker started)
    implements AutoCloseable {

  /**
   * Returns the broker of a data folder. Throws {@link IllegalStateException} if there is no such
   * folder, or if a broker has to be started and can't be.
   */
  public static DataBroker of(Path data) {
    if (!Files.isDirectory(data)) {
      // why: a mistyped folder would be created, and would be empty.
      throw new IllegalStateException(
          "there is no folder " + data + "; name the data folder with --data");
    }
    DataCheck.of(data);
    Path folder = data.resolve("kafka");
    // why: without the lock, the saved port can be anybody's: of a copied folder, the original's.
    String running = DataFolder.isUsed(folder) ? running(folder.resolve("ports")) : null;
    if (running != null) {
      return new DataBroker(running, null);
    }
    EmbeddedBroker broker = EmbeddedBroker.start(folder);
    return new DataBroker(broker.bootstrap(), broker);
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
