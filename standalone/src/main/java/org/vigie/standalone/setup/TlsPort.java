package org.vigie.standalone.setup;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Finds out whether a port expects TLS. Kafka's client without TLS takes the answer of such a port
 * for a message of 352 MB, and can end the process for lack of memory.
 */
final class TlsPort {
  /**
   * A request that any broker answers: its length, 18 for "which requests do you know", version 0,
   * number 0, and no name (Kafka's protocol guide, ApiVersions).
   */
  private static final byte[] REQUEST = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0, -1, -1};

  /** The first byte with which TLS answers bytes that aren't TLS (RFC 8446, section 5.1). */
  private static final int ALERT = 21;

  /** Maximum time of the connection and of the answer, in ms. An estimate. */
  private static final int ANSWER = 2_000;

  private TlsPort() {}

  /** Returns false also if nobody answers: Kafka's client then tries for longer. */
  static boolean is(String host, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), ANSWER);
      socket.setSoTimeout(ANSWER);
      socket.getOutputStream().write(REQUEST);
      return socket.getInputStream().read() == ALERT;
    } catch (IOException e) {
      return false;
    }
  }
}
