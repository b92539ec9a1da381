package org.vigie.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes mails on loopback and keeps them as they came. */
public final class MailCatcher implements AutoCloseable {
  private static final int IDLE_MILLIS = 30_000;

  private final ServerSocket server;
  private final List<byte[]> mails = new CopyOnWriteArrayList<>();

  private MailCatcher(ServerSocket server) {
    this.server = server;
    Thread.ofVirtual().name("vigie-mail-catcher").start(this::serve);
  }

  /**
   * @param port 0 for any
   */
  public static MailCatcher start(int port) {
    try {
      return new MailCatcher(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /** In order of arrival, with their headers. */
  public List<byte[]> mails() {
    return List.copyOf(mails);
  }

  @Override
  public void close() {
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
        // The catcher is closed, or this client left at once; the loop sees which.
      }
    }
  }

  private void talk(Socket socket) {
    // why: a mail is bytes; this charset keeps each of them.
    try (socket;
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
      socket.setSoTimeout(IDLE_MILLIS);
      OutputStream out = socket.getOutputStream();
      say(out, "220 vigie");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.toUpperCase(Locale.ROOT);
        if (command.startsWith("DATA")) {
          say(out, "354 go on");
          mails.add(data(in).getBytes(ISO_8859_1));
          say(out, "250 kept");
        } else if (command.startsWith("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 ok");
        }
      }
    } catch (IOException e) {
      // The client went away; what it sent whole is kept.
    }
  }

  private static String data(BufferedReader in) throws IOException {
    var mail = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    return mail.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(ISO_8859_1));
    out.flush();
  }
}
