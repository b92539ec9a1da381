package org.vigie.ingest.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that accepts every connection and never answers. */
final class SilentServer implements AutoCloseable {
  final List<Socket> accepted = new CopyOnWriteArrayList<>();

  private final ServerSocket server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());

  SilentServer() throws IOException {
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        accepted.add(server.accept());
      } catch (IOException e) {
        return;
      }
    }
  }

  URI at(String path) {
    return URI.create("http://localhost:" + server.getLocalPort() + path);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : accepted) {
      socket.close();
    }
  }
}
