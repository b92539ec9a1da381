package org.vigie.alerts.mail;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.SmtpConfig;
import org.vigie.alerts.deliver.Channel;
import org.vigie.alerts.deliver.DeliveryResult;
import org.vigie.alerts.deliver.DeliveryResult.Delivered;
import org.vigie.alerts.deliver.DeliveryResult.Refused;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.Notification;

/**
 * Sends notifications by e-mail. Recipients whom the server refuses permanently are counted and
 * left out. A repeated call sends the mail only to recipients whom the server may accept later.
 */
public final class MailChannel implements Channel {
  /** Maximum number of unfinished mails to remember. An estimate: far more than occur at once. */
  private static final int REMEMBERED = 1_000;

  private final String id;
  private final Smtp smtp;
  private final Mail mail;
  private final List<InternetAddress> to;
  private final MeterRegistry meters;

  /** The recipients who still need a notification's mail, by the notification's id. */
  private final Map<String, HalfSent> halfSent =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, HalfSent> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record HalfSent(boolean someHaveIt, List<InternetAddress> left) {}

  /**
   * @param timeout the time limit of connecting, and of each read and write of the connection
   * @throws IllegalArgumentException if an address is invalid
   */
  public MailChannel(
      ChannelConfig.Email config,
      SmtpConfig server,
      Duration timeout,
      Phrasebook words,
      MeterRegistry meters) {
    this.id = config.id();
    this.smtp = new Smtp(server, timeout);
    this.to = config.to().stream().map(MailChannel::address).toList();
    this.mail = new Mail(smtp.session(), address(server.from()), to, words);
    this.meters = meters;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public DeliveryResult deliver(Notification notification, @Nullable Root root) {
    MimeMessage made;
    try {
      made = mail.of(notification, root);
    } catch (MessagingException e) {
      return new Refused("the mail can't be written: " + e.getClass().getSimpleName());
    }
    HalfSent before = halfSent.getOrDefault(notification.id(), new HalfSent(false, to));
    Smtp.Sent sent = smtp.send(made, before.left());
    if (sent.refused() > 0) {
      meters.counter("vigie.alerts.mail.refused", "channel", id).increment(sent.refused());
    }
    boolean someHaveIt = before.someHaveIt() || sent.accepted() > 0;
    if (sent.later().isEmpty()) {
      halfSent.remove(notification.id());
      return someHaveIt ? new Delivered(mail.messageId(notification)) : sent.result();
    }
    halfSent.put(notification.id(), new HalfSent(someHaveIt, sent.later()));
    return sent.result();
  }

  private static InternetAddress address(String text) {
    try {
      return new InternetAddress(text);
    } catch (AddressException e) {
      throw new IllegalArgumentException(text + " is not one e-mail address", e);
    }
  }
}
