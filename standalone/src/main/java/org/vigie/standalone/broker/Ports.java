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
    return new Ports(free(saved, 0), free(saved, 1));
  }

  /** Saves both ports in the folder for the next start. */
  void save(Path folder) throws IOException {
    Files.writeString(folder.resolve("ports"), broker + "\n" + controller + "\n");
  }

  private static int free(List<String> saved, int line) throws IOException {
    if (saved.size() == 2) {
      try {
        return open(Integer.parseInt(saved.get(line)));
      } catch (IOException | IllegalArgumentException e) {
        // why: the port is in use or the file is damaged; Kafka works with any other port, too.
      }
    }
    return open(0);
  }

  /** Returns the port if it is free; for 0, returns any free port. Throws if the port is in use. */
  private static int open(int port) throws IOException {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
