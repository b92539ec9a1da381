package org.vigie.standalone.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The ports of the embedded node. They stay the same over restarts unless another process has taken
 * one: a killed broker delivers its last transaction markers to its old address, and Kafka drops
 * markers that it can't deliver.
 */
record Ports(int broker, int controller) {
  /** Returns the ports of the last start, or free ones. */
  static Ports of(Path folder) throws IOException {
    Path file = folder.resolve("ports");
    List<String> saved = Files.exists(file) ? Files.readAllLines(file) : List.of();
    return new Ports(free(saved, 0), free(saved, 1));
  }

  /** Saves them for the next start. */
  void save(Path folder) throws IOException {
    Files.writeString(folder.resolve("ports"), broker + "\n" + controller + "\n");
  }

  private static int free(List<String> saved, int line) throws IOException {
    if (saved.size() == 2) {
      try {
        return open(Integer.parseInt(saved.get(line)));
      } catch (IOException | IllegalArgumentException e) {
        // why: the port is taken or the file is damaged; any other port works, too.
      }
    }
    return open(0);
  }

  /** Returns the port if it is free; 0 asks the system for any free port. */
  private static int open(int port) throws IOException {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
