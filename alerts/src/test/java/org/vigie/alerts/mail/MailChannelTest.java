package org.vigie.alerts.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Header;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.alerts.Golden;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.channel.DeliveryResult.Delivered;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.SmtpConfig;
import org.vigie.alerts.config.SmtpConfig.Tls;
import org.vigie.alerts.words.AlertSamples;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.Reason;
import org.vigie.sandbox.MailText;

/** Against a real mail server. */
class MailChannelTest {
  private static final Set<String> HEADERS =
      Set.of(
          "Return-Path",
          "Received",
          "Date",
          "From",
          "To",
          "Message-ID",
          "Subject",
          "MIME-Version",
          "Content-Type",
          "Auto-Submitted",
          "List-Id");

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aDigestIsReadableAsText(Language language) throws Exception {
    MailChannel channel = channel(language);
    channel.deliver(AlertSamples.digest(), null);

    MimeMessage mail = received().getFirst();
    Golden.assertLooksLike(
        "mail.digest." + language.name().toLowerCase(Locale.ROOT) + ".txt",
        MailText.of(GreenMailUtil.getWholeMessage(mail).getBytes(UTF_8)));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aStoryIsReadableAsText(Language language) throws Exception {
    MailChannel channel = channel(language);
    Delivered first = (Delivered) channel.deliver(AlertSamples.first(), null);
    channel.deliver(later(), new Channel.Root(first.ref(), AlertSamples.first()));

    var text = new StringBuilder();
    for (MimeMessage mail : received()) {
      text.append(MailText.of(GreenMailUtil.getWholeMessage(mail).getBytes(UTF_8))).append('\n');
    }
    Golden.assertLooksLike(
        "mail." + language.name().toLowerCase(Locale.ROOT) + ".txt", text.toString());
  }

  @Test
  void theTextComesFirstAndTheHtmlIsSmall() throws Exception {
    channel(Language.FR).deliver(AlertSamples.first(), null);

    Multipart parts = (Multipart) received().getFirst().getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    for (int i = 0; i < 2; i++) {
      assertThat(parts.getBodyPart(i).getHeader("Content-Transfer-Encoding"))
          .containsExactly("quoted-printable");
    }
    assertThat(html(received().getFirst()))
        .contains("<html lang=\"fr\">", "<strong>utile s’il a un mandat</strong>", "viewport")
        .hasSizeLessThan(10_000);
  }

  @Test
  void aLaterMailIsInTheThreadOfTheFirst() throws Exception {
    MailChannel channel = channel(Language.FR);
    Delivered first = (Delivered) channel.deliver(AlertSamples.first(), null);
    channel.deliver(later(), new Channel.Root(first.ref(), AlertSamples.first()));

    MimeMessage root = received().getFirst();
    MimeMessage reply = received().getLast();
    assertThat(first.ref()).isEqualTo(root.getMessageID());
    assertThat(reply.getHeader("In-Reply-To")).containsExactly(root.getMessageID());
    assertThat(reply.getHeader("References")).containsExactly(root.getMessageID());
    assertThat(reply.getSubject()).isEqualTo("Re: " + root.getSubject());
    assertThat(reply.getMessageID()).isNotEqualTo(root.getMessageID());
  }

  @Test
  void theAddressOfAMessageThatIsNoMailMakesNoThread() throws Exception {
    channel(Language.FR)
        .deliver(later(), new Channel.Root("C00000001 1.000001", AlertSamples.first()));

    assertThat(received().getFirst().getHeader("In-Reply-To")).isNull();
    assertThat(received().getFirst().getHeader("References")).isNull();
  }

  @Test
  void namesWithAccentsAreEncodedInTheHeaders() throws Exception {
    // why: the last byte of Ċ (U+010A) alone would be a line feed.
    String from = "Équipe presse <vigie@example.org>";
    channel(Language.FR, from, List.of("Ċeline à Zoë <presse@example.org>"))
        .deliver(AlertSamples.first(), null);

    MimeMessage mail = received().getFirst();
    assertThat(mail.getFrom())
        .containsExactly(new InternetAddress("vigie@example.org", "Équipe presse", "UTF-8"));
    assertThat(Collections.list(mail.getAllHeaderLines()))
        .allMatch(line -> line.chars().allMatch(each -> each < 0x7f))
        .anyMatch(line -> line.startsWith("From: =?UTF-8?"))
        .anyMatch(line -> line.startsWith("To: =?UTF-8?"));
    assertThat(MailText.of(GreenMailUtil.getWholeMessage(mail).getBytes(UTF_8)))
        .contains("Équipe presse", "Ċeline à Zoë");
  }

  @Test
  void aMailInDoubtIsSentAgainUnderTheSameId() throws Exception {
    channel(Language.FR).deliver(AlertSamples.first(), null);
    channel(Language.FR).settle(AlertSamples.first(), null);

    assertThat(received().getFirst().getMessageID()).isEqualTo(received().getLast().getMessageID());
    assertThat(received().getFirst().getSentDate()).isEqualTo(received().getLast().getSentDate());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\rBcc: x@example.org",
        "a\nBcc: x@example.org",
        "a\r\nBcc: x@example.org\r\n\r\nbody",
        "a\u0000b\u0085Bcc: x@example.org",
        "a\u2028Bcc: x@example.org",
        "a%0d%0aBcc: x@example.org",
        "a\u760d\u760aBcc: x@example.org",
        "a\r\n .\r\nMAIL FROM:<x@example.org>",
        "=?UTF-8?Q?a=0D=0ABcc:_x?=",
        "\r\n.\r\n"
      })
  void noTitleMakesAHeaderOrASecondMail(String title) throws Exception {
    channel(Language.FR).deliver(AlertSamples.titled(title), null);

    assertThat(received()).hasSize(1);
    MimeMessage mail = received().getFirst();
    Set<String> names = new TreeSet<>();
    for (Header header : Collections.list(mail.getAllHeaders())) {
      names.add(header.getName());
    }
    assertThat(HEADERS).containsAll(names);
    assertThat(mail.getAllRecipients()).hasSize(2);
    assertThat(mail.getHeader("Subject")).hasSize(1);
  }

  @Test
  void noTitleMakesMarkup() throws Exception {
    channel(Language.FR)
        .deliver(
            AlertSamples.titled("<script>alert('\"')</script><img src=x onerror=1> &amp;"), null);

    assertThat(html(received().getFirst()))
        .doesNotContain("<script", "<img", "onerror=\"")
        .contains("&lt;script&gt;alert('\"')&lt;/script&gt;&lt;img src=x onerror=1&gt; &amp;amp;");
  }

  @Test
  void aMailSaysThatAMachineWroteItAndWhichListItIsOf() throws Exception {
    channel(Language.FR).deliver(AlertSamples.first(), null);

    MimeMessage mail = received().getFirst();
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("List-Id")).containsExactly("<presse.cesia.example.org>");
  }

  /** The mails of the first recipient, oldest first. */
  private List<MimeMessage> received() throws Exception {
    var inboxes = server.getManagers().getImapHostManager();
    var user = server.getManagers().getUserManager().getUserByEmail("presse@example.org");
    return inboxes.getInbox(user).getMessages().stream()
        .map(StoredMessage::getMimeMessage)
        .toList();
  }

  private MailChannel channel(Language language) {
    var to = List.of("presse@example.org", "direction@example.org");
    return channel(language, "Vigie <vigie@example.org>", to);
  }

  private MailChannel channel(Language language, String from, List<String> to) {
    return new MailChannel(
        new ChannelConfig.Email("presse", language, to),
        new SmtpConfig("127.0.0.1", server.getSmtp().getPort(), Tls.NONE, null, null, from),
        Duration.ofSeconds(5),
        AlertSamples.words(language));
  }

  private static Notification later() {
    return AlertSamples.notification(
        "later", Kind.FOLLOW_UP, Reason.STRONGER_PICKUP, AlertSamples.followUp().mentions(), 3);
  }

  private static String html(Part mail) throws Exception {
    return (String) ((Multipart) mail.getContent()).getBodyPart(1).getContent();
  }
}
