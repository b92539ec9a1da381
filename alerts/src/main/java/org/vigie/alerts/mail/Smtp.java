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

/** The mail server. One connection for each mail, all steps bounded in time. */
final class Smtp {
  private final SmtpConfig config;
  private final Session session;

  Smtp(SmtpConfig config, Duration timeout) {
    this.config = config;
    this.session = Session.getInstance(properties(config, timeout));
  }

  Session session() {
    return session;
  }

  /** What became of a mail. */
  sealed interface Sent {
    /**
     * The server answered for each recipient.
     *
     * @param accepted how many it took the mail for
     * @param later those it may take it for later
     * @param refused how many it never will
     * @param result for those that it did not take it for
     */
    record Answered(int accepted, List<InternetAddress> later, int refused, DeliveryResult result)
        implements Sent {}

    /** It concerns all of them. */
    record Not(DeliveryResult result) implements Sent {}
  }

  Sent send(MimeMessage mail, List<InternetAddress> to) {
    boolean connected = false;
    try (Transport transport = session.getTransport(protocol(config))) {
      transport.connect(config.host(), config.port(), config.username(), password());
      connected = true;
      transport.sendMessage(mail, to.toArray(Address[]::new));
      return new Sent.Answered(to.size(), List.of(), 0, new Refused(""));
    } catch (AuthenticationFailedException e) {
      return new Sent.Not(new Refused("login refused by the mail server"));
    } catch (MessagingException e) {
      return connected ? answered(e, to) : new Sent.Not(notConnected(e));
    }
  }

  private @Nullable String password() {
    return config.password() == null ? null : config.password().value();
  }

  private static DeliveryResult notConnected(MessagingException e) {
    if (e.getCause() instanceof SSLException tls) {
      return new Refused("TLS to the mail server failed: " + tls.getClass().getSimpleName());
    }
    // why: Angus says this with a plain exception; no later try would find the server changed.
    if (String.valueOf(e.getMessage()).contains("STARTTLS is required")) {
      return new Refused("the mail server offers no TLS, which the configuration requires");
    }
    return new Retry(Duration.ZERO, "no connection to the mail server");
  }

  private static Sent answered(MessagingException e, List<InternetAddress> to) {
    if (e instanceof SMTPSenderFailedException sender) {
      return new Sent.Not(ReplyCodes.smtp(sender.getReturnCode()));
    }
    if (e instanceof SMTPSendFailedException refused && refused.getReturnCode() >= 400) {
      return new Sent.Not(ReplyCodes.smtp(refused.getReturnCode()));
    }
    List<SMTPAddressFailedException> failures = failures(e);
    return e instanceof SendFailedException partly && !failures.isEmpty()
        ? answered(partly, failures, to.size())
        : new Sent.Not(lost(e));
  }

  private static Sent answered(
      SendFailedException e, List<SMTPAddressFailedException> failures, int recipients) {
    List<InternetAddress> later = new ArrayList<>();
    DeliveryResult result = ReplyCodes.smtp(failures.getFirst().getReturnCode());
    for (SMTPAddressFailedException failure : failures) {
      if (ReplyCodes.smtp(failure.getReturnCode()) instanceof Retry retry) {
        later.add(failure.getAddress());
        result = retry;
      }
    }
    Address[] taken = e.getValidSentAddresses();
    int accepted = taken == null ? 0 : taken.length;
    return new Sent.Answered(accepted, later, recipients - accepted - later.size(), result);
  }

  /** The connection broke: after the mail's last byte, the server may have taken it. */
  private static DeliveryResult lost(MessagingException e) {
    String cause =
        e.getCause() instanceof IOException io ? ": " + io.getClass().getSimpleName() : "";
    return new Doubtful("the mail server fell silent" + cause);
  }

  private static List<SMTPAddressFailedException> failures(MessagingException e) {
    List<SMTPAddressFailedException> failures = new ArrayList<>();
    Exception next = e;
    while (next instanceof MessagingException messaging) {
      if (next instanceof SMTPAddressFailedException failure) {
        failures.add(failure);
      }
      next = messaging.getNextException();
    }
    return failures;
  }

  private static String protocol(SmtpConfig config) {
    return isTlsFirst(config) ? "smtps" : "smtp";
  }

  private static boolean isTlsFirst(SmtpConfig config) {
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
    if (!isTlsFirst(config)) {
      set.put(prefix + "starttls.enable", Boolean.toString(config.tls() != Tls.NONE));
      set.put(prefix + "starttls.required", Boolean.toString(config.tls() == Tls.REQUIRED));
    }
    set.put(prefix + "auth", Boolean.toString(config.username() != null));
    // why: one bad address must not keep the mail from the others.
    set.put(prefix + "sendpartial", "true");
    set.put(prefix + "quitwait", "false");
    return set;
  }
}
