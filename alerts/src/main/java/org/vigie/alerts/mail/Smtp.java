package org.vigie.alerts.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.alerts.channel.DeliveryResult.Blocked;
import org.vigie.alerts.channel.DeliveryResult.Doubtful;
import org.vigie.alerts.channel.DeliveryResult.Refused;
import org.vigie.alerts.channel.DeliveryResult.Retry;
import org.vigie.alerts.channel.ReplyCodes;
import org.vigie.alerts.config.SmtpConfig;
import org.vigie.alerts.config.SmtpConfig.Tls;

/** Sends each mail over a new connection to a mail server. Each read and write has a time limit. */
record Smtp(SmtpConfig config, Session session) {
  /** The reply code at the start of a server's answer, which the mail library gives as text. */
  private static final Pattern CODE = Pattern.compile("[45][0-9]{2}(?= |-|$)");

  /** The server wants a login before a mail (RFC 4954, section 6). */
  private static final int LOGIN_REQUIRED = 530;

  Smtp(SmtpConfig config, Duration timeout) {
    this(config, Session.getInstance(properties(config, timeout)));
  }

  /**
   * The server's answer to a mail.
   *
   * @param accepted the number of recipients for whom the server accepted the mail
   * @param later the recipients whom the server may accept later
   * @param refused the recipients whom the server refused permanently
   * @param result the result for the recipients who did not get the mail; unused if all got it
   */
  record Sent(
      int accepted,
      List<InternetAddress> later,
      List<InternetAddress> refused,
      DeliveryResult result) {
    static Sent none(DeliveryResult result) {
      return new Sent(0, List.of(), List.of(), result);
    }

    /** True if the server answered for each recipient; false if it took the mail for nobody. */
    boolean isByRecipient() {
      return accepted + later.size() + refused.size() > 0;
    }
  }

  Sent send(MimeMessage mail, List<InternetAddress> to) {
    boolean connected = false;
    boolean isSent = false;
    var all = new Sent(to.size(), List.of(), List.of(), new Refused(""));
    try (Transport transport = session.getTransport(protocol(config))) {
      transport.connect(config.host(), config.port(), config.username(), password());
      connected = true;
      transport.sendMessage(mail, to.toArray(Address[]::new));
      isSent = true;
      return all;
    } catch (MessagingException e) {
      if (isSent) {
        // why: only the goodbye failed, as the server closed the connection after its answer.
        return all;
      }
      return connected ? sent(e, to.size()) : Sent.none(notConnected(e));
    }
  }

  private @Nullable String password() {
    return config.password() == null ? null : config.password().value();
  }

  private static DeliveryResult notConnected(MessagingException e) {
    String answer = String.valueOf(e.getMessage());
    Matcher code = CODE.matcher(answer);
    if (e instanceof AuthenticationFailedException) {
      return code.lookingAt()
          ? ReplyCodes.smtpSession(Integer.parseInt(code.group()), "login")
          : new Blocked("login refused by the mail server");
    }
    if (e.getCause() instanceof UnknownHostException) {
      return new Blocked("mail server not found");
    }
    if (e.getCause() instanceof SSLException tls) {
      return new Blocked("TLS to the mail server failed: " + tls.getClass().getSimpleName());
    }
    // why: the mail library (Angus) has no exception type for a server without STARTTLS.
    if (answer.contains("STARTTLS is required")) {
      return new Blocked("the mail server offers no TLS, which the configuration requires");
    }
    return code.lookingAt()
        ? ReplyCodes.smtpSession(Integer.parseInt(code.group()), "connection")
        : new Retry(Duration.ZERO, "no connection to the mail server");
  }

  private static Sent sent(MessagingException e, int recipients) {
    List<SMTPAddressFailedException> failures = failures(e);
    return switch (e) {
      case SMTPSendFailedException mail when mail.getReturnCode() >= 400 ->
          Sent.none(refusal(mail));
      case SendFailedException partly when !failures.isEmpty() ->
          sent(partly, failures, recipients);
      default -> Sent.none(lost(e));
    };
  }

  /** Returns what it means that the server refused a command other than RCPT. */
  private static DeliveryResult refusal(SMTPSendFailedException mail) {
    int code = mail.getReturnCode();
    if (String.valueOf(mail.getCommand()).startsWith("MAIL")) {
      return ReplyCodes.smtpSession(code, "sender");
    }
    if (code == LOGIN_REQUIRED) {
      return ReplyCodes.smtpSession(code, "mail without login");
    }
    // why: 500 to 504 mean that the server did not understand a command. They are no answer to the
    // end of a text (RFC 5321, section 4.3.2), which the server may have accepted before.
    return code >= 500 && code <= 504 ? new Doubtful("SMTP " + code) : ReplyCodes.smtp(code);
  }

  private static Sent sent(
      SendFailedException e, List<SMTPAddressFailedException> failures, int recipients) {
    List<InternetAddress> later = new ArrayList<>();
    List<InternetAddress> refused = new ArrayList<>();
    int last = failures.getFirst().getReturnCode();
    for (SMTPAddressFailedException failure : failures) {
      boolean isTemporary = ReplyCodes.isTemporary(failure.getReturnCode());
      (isTemporary ? later : refused).add(failure.getAddress());
      last = isTemporary ? failure.getReturnCode() : last;
    }
    int accepted = e.getValidSentAddresses() == null ? 0 : e.getValidSentAddresses().length;
    if (refused.size() == recipients) {
      return new Sent(0, List.of(), refused, ReplyCodes.smtpSession(last, "all recipients"));
    }
    return new Sent(accepted, later, refused, ReplyCodes.smtp(last));
  }

  /** Returns {@link Doubtful}: the connection broke, and the server may have accepted the mail. */
  private static DeliveryResult lost(MessagingException e) {
    String cause =
        e.getCause() instanceof IOException io ? ": " + io.getClass().getSimpleName() : "";
    return new Doubtful("the mail server fell silent" + cause);
  }

  private static List<SMTPAddressFailedException> failures(MessagingException e) {
    List<SMTPAddressFailedException> failures = new ArrayList<>();
    for (Exception next = e; next instanceof MessagingException it; next = it.getNextException()) {
      if (next instanceof SMTPAddressFailedException failure) {
        failures.add(failure);
      }
    }
    return failures;
  }

  private static String protocol(SmtpConfig config) {
    return isImplicitTls(config) ? "smtps" : "smtp";
  }

  /** True if the connection begins with TLS (RFC 8314, 3.3); false for STARTTLS or no TLS. */
  private static boolean isImplicitTls(SmtpConfig config) {
    return config.tls() != Tls.NONE && config.port() == SmtpConfig.TLS_PORT;
  }

  static Properties properties(SmtpConfig config, Duration timeout) {
    String prefix = "mail." + protocol(config) + ".";
    String millis = Long.toString(timeout.toMillis());
    var set = new Properties();
    for (String step : List.of("connectiontimeout", "timeout", "writetimeout")) {
      set.put(prefix + step, millis);
    }
    set.put(prefix + "ssl.checkserveridentity", "true");
    set.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
    if (!isImplicitTls(config)) {
      set.put(prefix + "starttls.enable", Boolean.toString(config.tls() != Tls.NONE));
      set.put(prefix + "starttls.required", Boolean.toString(config.tls() == Tls.REQUIRED));
    }
    set.put(prefix + "auth", Boolean.toString(config.username() != null));
    // why: if the server refuses one address, the other recipients must still get the mail.
    set.put(prefix + "sendpartial", "true");
    set.put(prefix + "quitwait", "false");
    return set;
  }
}
