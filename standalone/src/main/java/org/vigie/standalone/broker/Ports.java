package org.vigie.standalone.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the node listens: the same ports after a restart, as long as nobody else took them. A
 * broker that was killed writes the markers of its last transactions to where it used to be, and
 * drops those that it can't deliver before it is known under its new address.
 */
record Ports(int broker, int controller) {
  private static final String FILE = "ports";

  /** The ports of the last start, or free ones. */
  static Ports of(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    List<Integer> before =
        Files.exists(file)
            ? Files.readAllLines(file).stream()
                .filter(line -> line.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .toList()
            : List.of();
    return new Ports(free(before, 0), free(before, 1));
  }

  /** Notes them for the next start. */
  void keep(Path folder) throws IOException {
    Files.write(folder.resolve(FILE), List.of(String.valueOf(broker), String.valueOf(controller)));
  }

  private static int free(List<Integer> before, int at) throws IOException {
    if (before.size() == 2) {
      try (var socket = new ServerSocket(before.get(at), 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException | IllegalArgumentException e) {
        // why: taken meanwhile; another does, too.
      }
    }
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
