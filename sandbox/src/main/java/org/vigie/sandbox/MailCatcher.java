package org.vigie.sandbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An SMTP server on loopback that keeps the mails it receives. */
public final class MailCatcher implements AutoCloseable {
  private final GreenMail server;

  /** Starts the server on a free port. */
  public MailCatcher() {
    this(0);
  }

  /** Starts the server on a port; 0 for any free one. */
  public MailCatcher(int port) {
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  /** Lets only this user send mail from now on, with this password. */
  public void require(String user, String password) {
    server.setUser(user, password);
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  /** Returns the raw mails in order of arrival. A mail to two recipients is returned twice. */
  public List<byte[]> mails() {
    List<byte[]> mails = new ArrayList<>();
    for (MimeMessage mail : server.getReceivedMessages()) {
      var bytes = new ByteArrayOutputStream();
      try {
        mail.writeTo(bytes);
      } catch (MessagingException | IOException e) {
        throw new IllegalStateException("a mail can't be read", e);
      }
      mails.add(bytes.toByteArray());
    }
    return mails;
  }

  @Override
  public void close() {
    server.stop();
  }
}
