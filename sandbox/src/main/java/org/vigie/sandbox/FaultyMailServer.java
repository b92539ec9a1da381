package org.vigie.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.EOFException;
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
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server on loopback that refuses. It answers RCPT with the code at the beginning of the
 * address, if there is one; an address that contains {@code -once} is refused only the first time.
 * An address such as {@code 451-550@example.org} gets the second code from the second time on. Any
 * other command can be given another reply.
 */
public final class FaultyMailServer implements AutoCloseable {
  private static final Map<String, String> USUAL =
      Map.of("QUIT", "221 bye", "AUTH", "235 welcome", "STARTTLS", "502 no such command");

  private static final Pattern TWO_CODES = Pattern.compile("[0-9]{3}-[0-9]{3}@");

  private final ServerSocket server;
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private final List<byte[]> texts = new CopyOnWriteArrayList<>();
  private final Queue<String> nextAfterData = new ConcurrentLinkedQueue<>();
  private final Set<String> seen = new HashSet<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, String> replies = new ConcurrentHashMap<>();
  private volatile String afterData = "250 ok";
  private volatile boolean isRude;

  private FaultyMailServer(ServerSocket server) {
    this.server = server;
    Thread.ofVirtual().start(this::serve);
  }

  public static FaultyMailServer start() {
    try {
      return new FaultyMailServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /**
   * Sets the reply to a whole mail. Empty: the server keeps the mail, but never replies. A reply
   * such as 500, which is no refusal of a mail, is given after the mail was kept.
   */
  public void afterData(String reply) {
    afterData = reply;
  }

  /** Sets the replies to the next whole mails, one for each; see {@link #afterData(String)}. */
  public void afterNextData(List<String> next) {
    nextAfterData.addAll(next);
  }

  /**
   * Sets the reply to a command, such as {@code MAIL} or {@code AUTH}; {@code EHLO} may have
   * several lines. Null for the usual reply.
   */
  public void reply(String command, @Nullable String reply) {
    if (reply == null) {
      replies.remove(command);
    } else {
      replies.put(command, reply);
    }
  }

  /** From now on, the server resets the connection after its reply to a whole mail. */
  public void hangUpAfterData() {
    isRude = true;
  }

  /** Returns the recipients of each mail that the server keeps, separated by commas. */
  public List<String> mails() {
    return mails;
  }

  /** Returns the raw mails that the server keeps, in order of arrival. */
  public List<byte[]> texts() {
    return texts;
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
        // Thrown because the server is being closed: the loop ends.
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
          keep(out, to, data(in));
          if (isRude) {
            socket.setSoLinger(true, 0);
            return;
          }
        } else {
          String command = line.split(" ")[0];
          say(out, replies.getOrDefault(command, USUAL.getOrDefault(command, "250 ok")));
        }
      }
    } catch (IOException e) {
      // The client has closed the connection, which ends the session.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized String recipient(String address, List<String> to) {
    boolean isFaulty = Character.isDigit(address.charAt(0));
    boolean isRepeated = !seen.add(address);
    if (isFaulty && !(isRepeated && address.contains("-once"))) {
      int code = isRepeated && TWO_CODES.matcher(address).lookingAt() ? 4 : 0;
      return address.substring(code, code + 3) + " not this one";
    }
    to.add(address);
    return "250 ok";
  }

  /** Returns the lines up to the one that is a dot. A dot before a line is doubled on its way. */
  private static byte[] data(BufferedReader in) throws IOException {
    var text = new StringBuilder();
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
      line = in.readLine();
    }
    if (line == null) {
      throw new EOFException("the client has gone in the middle of a mail");
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  private void keep(OutputStream out, List<String> to, byte[] text)
      throws IOException, InterruptedException {
    String next = nextAfterData.poll();
    String reply = next == null ? afterData : next;
    if (!reply.startsWith("4") && !reply.startsWith("55")) {
      mails.add(String.join(",", to));
      texts.add(text);
    }
    if (reply.isEmpty()) {
      closing.await();
    }
    say(out, reply);
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(ISO_8859_1));
    out.flush();
  }
}
