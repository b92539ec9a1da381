package org.vigie.alerts.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.Channel.Root;
import org.vigie.alerts.words.Alert;
import org.vigie.alerts.words.DigestText;
import org.vigie.alerts.words.Lines;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.Notification;

/**
 * Writes a notification as a mail. The Message-ID and the date come from the notification, so a
 * mail that is sent twice on a day differs only in the boundary between its MIME parts.
 *
 * <p>Later mails of a story name the story's first mail in In-Reply-To and References, and repeat
 * that mail's subject. Some mail programs build threads from headers, others from the subject.
 */
record Mail(Session session, InternetAddress from, List<InternetAddress> to, Phrasebook words) {
  /** Maximum number of code points of a subject after "[Vigie]". An estimate: a long title. */
  private static final int SUBJECT = 150;

  /**
   * @param note a last line for this mail alone; empty for none
   */
  MimeMessage of(Notification n, @Nullable Root root, String note) throws MessagingException {
    String subject = root == null ? subject(n) : "Re: " + subject(root.first());
    MimeMessage mail = empty(messageId(n));
    mail.setFrom(from);
    mail.setRecipients(RecipientType.TO, to.toArray(InternetAddress[]::new));
    mail.setSubject(subject, UTF_8.name());
    mail.setSentDate(Date.from(n.decided()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader(
        "List-Id", "<" + label(n.channel()) + "." + label(n.watch()) + "." + domain() + ">");
    // why: if the channel was Slack or the console before, the first message was no mail.
    if (root != null && root.ref().startsWith("<")) {
      mail.setHeader("In-Reply-To", root.ref());
      mail.setHeader("References", root.ref());
    }
    String language = words.language().locale().getLanguage();
    MailBody body = body(n, new MailBody.Frame(subject, language, note));
    mail.setContent(
        new MimeMultipart("alternative", part(body.text(), "plain"), part(body.html(), "html")));
    mail.saveChanges();
    return mail;
  }

  /** Writes a mail of one sentence for the operator. */
  MimeMessage of(String sentence) throws MessagingException {
    var mail = new MimeMessage(session);
    mail.setFrom(from);
    mail.setRecipients(RecipientType.TO, to.toArray(InternetAddress[]::new));
    mail.setSubject("[Vigie] " + Lines.shorten(Lines.clean(sentence), SUBJECT), UTF_8.name());
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setText(sentence, UTF_8.name());
    mail.saveChanges();
    return mail;
  }

  /** Returns {@code <id.vigie@domain>}, made of the notification's id and the sender's domain. */
  String messageId(Notification n) {
    return "<" + label(n.id()) + ".vigie@" + domain() + ">";
  }

  private String domain() {
    return from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
  }

  private MailBody body(Notification n, MailBody.Frame frame) {
    return n.digest() == null
        ? MailBody.of(Alert.of(n, words), frame)
        : MailBody.of(digest(n), frame);
  }

  private DigestText digest(Notification n) {
    return DigestText.of(n, Notification.LISTED, words);
  }

  private String subject(Notification n) {
    String title;
    if (n.digest() == null) {
      Alert alert = Alert.of(n, words);
      title = alert.headline() + words.colon() + alert.lead().title();
    } else {
      DigestText digest = digest(n);
      title = digest.title() + words.colon() + digest.total();
    }
    return "[Vigie] " + Lines.shorten(Lines.clean(title), SUBJECT);
  }

  private MimeMessage empty(String messageId) {
    return new MimeMessage(session) {
      @Override
      protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
      }
    };
  }

  /** Replaces characters that are invalid in a Message-ID: "Presse Est" gives "presse-est". */
  private static String label(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, UTF_8.name(), subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }
}
