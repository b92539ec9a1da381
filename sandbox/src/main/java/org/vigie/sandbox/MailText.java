package org.vigie.sandbox;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;

/** Converts a mail to text: From, To and Subject, then the body or its first MIME part. */
public final class MailText {
  private MailText() {}

  /**
   * Returns a mail's headers From, To and Subject, and its body. Of a body with several MIME parts,
   * such as plain text and HTML, returns only the first part.
   *
   * @param raw the mail's bytes, as received over SMTP
   * @throws IllegalArgumentException if the bytes can't be parsed as a mail
   */
  public static String of(byte[] raw) {
    try {
      var session = Session.getInstance(new Properties());
      return of(new MimeMessage(session, new ByteArrayInputStream(raw)));
    } catch (MessagingException | IOException e) {
      throw new IllegalArgumentException("not a mail", e);
    }
  }

  private static String of(MimeMessage mail) throws MessagingException, IOException {
    var text = new StringBuilder();
    text.append("From: ").append(addresses(mail.getFrom())).append('\n');
    text.append("To: ").append(addresses(mail.getAllRecipients())).append('\n');
    text.append("Subject: ").append(mail.getSubject()).append("\n\n");
    return text.append(body(mail)).toString();
  }

  private static String addresses(Address[] addresses) {
    return InternetAddress.toUnicodeString(addresses);
  }

  private static String body(Part part) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart parts) {
      return body(parts.getBodyPart(0));
    }
    return String.valueOf(part.getContent()).replace("\r\n", "\n");
  }
}
