package org.vigie.standalone.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The TCP ports of the embedded Kafka node. The ports are kept over restarts, unless another
 * process uses one of them, so that Kafka's tools find the broker at the same address.
 */
record Ports(int broker, int controller) {
  /** Returns the saved ports. A missing or occupied port is replaced by any free port. */
  static Ports of(Path folder) throws IOException {
    Path file = folder.resolve("ports");
    List<String> saved = Files.exists(file) ? Files.readAllLines(file) : List.of();
    // why: both are open at once, else the second could be the first again.
    try (ServerSocket broker = free(saved, 0);
        ServerSocket controller = free(saved, 1)) {
      return new Ports(broker.getLocalPort(), controller.getLocalPort());
    }
  }

  /** Saves both ports in the folder for the next start. */
  void save(Path folder) throws IOException {
    Files.writeString(folder.resolve("ports"), broker + "\n" + controller + "\n");
  }

  private static ServerSocket free(List<String> saved, int line) throws IOException {
    if (saved.size() == 2) {
      try {
        return open(Integer.parseInt(saved.get(line)));
      } catch (IOException | IllegalArgumentException e) {
        // why: the port is in use or the file is damaged; Kafka works with any other port, too.
      }
    }
    return open(0);
  }

  /** Opens the port; for 0, any free port. Throws if the port is in use. */
  private static ServerSocket open(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
