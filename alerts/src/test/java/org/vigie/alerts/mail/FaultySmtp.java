package org.vigie.alerts.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * An SMTP server that refuses recipients: it answers RCPT with the code at the beginning of the
 * address. An address that contains {@code -once} is refused only the first time.
 */
final class FaultySmtp implements AutoCloseable {
  private final ServerSocket server;
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile String afterData = "250 ok";

  private FaultySmtp(ServerSocket server) {
    this.server = server;
    Thread.ofVirtual().start(this::serve);
  }

  static FaultySmtp start() {
    try {
      return new FaultySmtp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** Sets the reply to a whole mail. If it is empty, the server never replies. */
  void afterData(String reply) {
    afterData = reply;
  }

  /** The recipients of each accepted mail, separated by commas. */
  List<String> mails() {
    return mails;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> talk(socket));
      } catch (IOException e) {
        // Closed; the loop sees it.
      }
    }
  }

  private void talk(Socket socket) {
    try (socket;
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
      OutputStream out = socket.getOutputStream();
      List<String> to = new ArrayList<>();
      say(out, "220 here");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("RCPT TO:<")) {
          say(out, recipient(line.substring(9, line.indexOf('>')), to));
        } else if (line.equals("DATA")) {
          say(out, "354 go on");
          data(in);
          data(out, to);
        } else {
          say(out, line.equals("QUIT") ? "221 bye" : "250 ok");
        }
      }
    } catch (IOException e) {
      // The client went away.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized String recipient(String address, List<String> to) {
    boolean isFaulty = Character.isDigit(address.charAt(0));
    boolean isOver = address.contains("-once") && !seen.add(address);
    if (isFaulty && !isOver) {
      return address.substring(0, 3) + " not this one";
    }
    to.add(address);
    return "250 ok";
  }

  private static void data(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      line = in.readLine();
    }
  }

  private void data(OutputStream out, List<String> to) throws IOException, InterruptedException {
    if (afterData.isEmpty()) {
      closing.await();
    } else if (afterData.startsWith("250")) {
      mails.add(String.join(",", to));
    }
    say(out, afterData);
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(ISO_8859_1));
    out.flush();
  }
}
