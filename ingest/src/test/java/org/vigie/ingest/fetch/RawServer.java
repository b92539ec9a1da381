package org.vigie.ingest.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on loopback that does to a connection what no decent one would. */
final class RawServer implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

  interface Behaviour {
    void with(Socket socket, OutputStream out) throws IOException, InterruptedException;
  }

  RawServer(Behaviour behaviour) throws IOException {
    Thread.ofVirtual()
        .start(
            () -> {
              while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                  behaviour.with(socket, socket.getOutputStream());
                } catch (IOException | InterruptedException _) {
                  // The client gave up on this connection, as it should.
                }
              }
            });
  }

  URI uri() {
    return uri("http");
  }

  URI uri(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/feed");
  }

  /** Sends {@code start}, then a byte now and then for as long as anyone listens. */
  static RawServer dripping(String start) throws IOException {
    var pace = new CountDownLatch(1);
    return new RawServer(
        (_, out) -> {
          out.write(start.getBytes(StandardCharsets.US_ASCII));
          do {
            out.write('x');
            out.flush();
          } while (!pace.await(20, TimeUnit.MILLISECONDS));
        });
  }

  /** Says this and hangs up. */
  static RawServer saying(String what) throws IOException {
    return new RawServer((_, out) -> out.write(what.getBytes(StandardCharsets.US_ASCII)));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
