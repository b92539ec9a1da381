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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.SmtpConfig;
import org.vigie.alerts.config.SmtpConfig.Tls;
import org.vigie.alerts.deliver.DeliveryResult;
import org.vigie.alerts.deliver.DeliveryResult.Doubtful;
import org.vigie.alerts.deliver.DeliveryResult.Refused;
import org.vigie.alerts.deliver.DeliveryResult.Retry;
import org.vigie.alerts.deliver.ReplyCodes;

/** Sends each mail over a new connection to a mail server. Each read and write has a time limit. */
record Smtp(SmtpConfig config, Session session) {
  Smtp(SmtpConfig config, Duration timeout) {
    this(config, Session.getInstance(properties(config, timeout)));
  }

  /**
   * The server's answer to a mail.
   *
   * @param accepted the number of recipients for whom the server accepted the mail
   * @param later the recipients to whom a repeated call sends the mail
   * @param refused the number of recipients whom the server refused permanently
   * @param result the result for the recipients who did not get the mail; unused if all got it
   */
  record Sent(int accepted, List<InternetAddress> later, int refused, DeliveryResult result) {}

  Sent send(MimeMessage mail, List<InternetAddress> to) {
    boolean connected = false;
    try (Transport transport = session.getTransport(protocol(config))) {
      transport.connect(config.host(), config.port(), config.username(), password());
      connected = true;
      transport.sendMessage(mail, to.toArray(Address[]::new));
      return new Sent(to.size(), List.of(), 0, new Refused(""));
    } catch (MessagingException e) {
      return connected ? sent(e, to) : new Sent(0, to, 0, notConnected(e));
    }
  }

  private @Nullable String password() {
    return config.password() == null ? null : config.password().value();
  }

  private static DeliveryResult notConnected(MessagingException e) {
    if (e instanceof AuthenticationFailedException) {
      return new Refused("login refused by the mail server");
    }
    if (e.getCause() instanceof SSLException tls) {
      return new Refused("TLS to the mail server failed: " + tls.getClass().getSimpleName());
    }
    // why: the mail library (Angus) has no exception type for a server without STARTTLS.
    if (String.valueOf(e.getMessage()).contains("STARTTLS is required")) {
      return new Refused("the mail server offers no TLS, which the configuration requires");
    }
    return new Retry(Duration.ZERO, "no connection to the mail server");
  }

  private static Sent sent(MessagingException e, List<InternetAddress> to) {
    List<SMTPAddressFailedException> failures = failures(e);
    return switch (e) {
      case SMTPSenderFailedException sender ->
          new Sent(0, to, 0, ReplyCodes.smtp(sender.getReturnCode()));
      case SMTPSendFailedException mail when mail.getReturnCode() >= 400 ->
          new Sent(0, to, 0, ReplyCodes.smtp(mail.getReturnCode()));
      case SendFailedException partly when !failures.isEmpty() -> sent(partly, failures, to.size());
      default -> new Sent(0, to, 0, lost(e));
    };
  }

  private static Sent sent(
      SendFailedException e, List<SMTPAddressFailedException> failures, int recipients) {
    List<InternetAddress> later = new ArrayList<>();
    DeliveryResult result = ReplyCodes.smtp(failures.getFirst().getReturnCode());
    for (SMTPAddressFailedException failure : failures) {
      if (ReplyCodes.smtp(failure.getReturnCode()) instanceof Retry retry) {
        later.add(failure.getAddress());
        result = retry;
      }
    }
    int accepted = e.getValidSentAddresses() == null ? 0 : e.getValidSentAddresses().length;
    return new Sent(accepted, later, recipients - accepted - later.size(), result);
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
