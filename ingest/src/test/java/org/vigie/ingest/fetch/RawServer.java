package org.vigie.ingest.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that misbehaves below the level of HTTP. */
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
                  // The client closed the connection, as it should.
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

  /** Sends {@code start}, then a byte every 20 ms until the client disconnects. */
  static RawServer dripping(String start) throws IOException {
    var pace = new CountDownLatch(1);
    return new RawServer(
        (_, out) -> {
          out.write(start.getBytes(US_ASCII));
          do {
            out.write('x');
            out.flush();
          } while (!pace.await(20, TimeUnit.MILLISECONDS));
        });
  }

  /** Sends a text and closes the connection. */
  static RawServer sending(String what) throws IOException {
    return new RawServer((_, out) -> out.write(what.getBytes(US_ASCII)));
  }

  /**
   * Answers so many requests of each connection. It closes the connection when it has the next one,
   * which it doesn't answer.
   *
   * @param seen counts all requests
   */
  static RawServer answering(int ofEach, AtomicInteger seen) throws IOException {
    byte[] answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(US_ASCII);
    return new RawServer(
        (socket, out) -> {
          var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
          for (int i = 0; in.readLine() != null; i++) {
            while (!in.readLine().isEmpty()) {
              // The headers of the request.
            }
            seen.incrementAndGet();
            if (i == ofEach) {
              return;
            }
            out.write(answer);
          }
        });
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
