package org.vigie.alerts.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.alerts.channel.DeliveryResult.Delivered;
import org.vigie.alerts.channel.DeliveryResult.PartlySent;
import org.vigie.alerts.channel.DeliveryResult.Refused;
import org.vigie.alerts.channel.DeliveryResult.Retry;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.SmtpConfig;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Attempt;

/**
 * Sends notifications by e-mail. If some recipients have a mail, its notification names the others,
 * and a repeated call sends the mail only to them.
 */
public final class MailChannel implements Channel {
  private final String id;
  private final Smtp smtp;
  private final Mail mail;
  private final List<InternetAddress> to;

  /**
   * @param timeout the time limit of connecting, and of each read and write of the connection
   * @throws IllegalArgumentException if an address is invalid
   */
  public MailChannel(
      ChannelConfig.Email config, SmtpConfig server, Duration timeout, Phrasebook words) {
    this.id = config.id();
    this.smtp = new Smtp(server, timeout);
    this.to = config.to().stream().map(MailChannel::address).toList();
    this.mail = new Mail(smtp.session(), address(server.from()), to, words);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public DeliveryResult deliver(Notification notification, @Nullable Root root) {
    return deliver(notification, root, "");
  }

  /** Sends the mail again, with the same Message-ID and a line that says so. */
  @Override
  public DeliveryResult settle(Notification notification, @Nullable Root root) {
    return deliver(notification, root, mail.words().again());
  }

  private DeliveryResult deliver(Notification notification, @Nullable Root root, String note) {
    MimeMessage made;
    try {
      made = mail.of(notification, root, note);
    } catch (MessagingException e) {
      return new Refused("the mail can't be written: " + e.getClass().getSimpleName());
    }
    String ref = mail.messageId(notification);
    List<InternetAddress> left = left(notification);
    if (left.isEmpty()) {
      return new Delivered(ref);
    }
    Smtp.Sent sent = smtp.send(made, left);
    boolean someHaveIt = notification.ref() != null || sent.accepted() > 0;
    if (!someHaveIt || !sent.isByRecipient()) {
      return sent.result();
    }
    List<String> without =
        Stream.concat(sent.later().stream(), sent.refused().stream())
            .map(InternetAddress::getAddress)
            .toList();
    return sent.result() instanceof Retry(_, String why)
        ? new PartlySent(ref, without, why)
        : new Delivered(ref, without);
  }

  /** Returns the recipients who don't have the mail, without those removed from the list since. */
  private List<InternetAddress> left(Notification notification) {
    Attempt attempt = notification.attempt();
    return notification.ref() == null || attempt == null
        ? to
        : to.stream().filter(each -> attempt.refused().contains(each.getAddress())).toList();
  }

  @Override
  public DeliveryResult announce(ChannelState other) {
    try {
      Smtp.Sent sent = smtp.send(mail.of(mail.words().channel(other)), to);
      return sent.accepted() > 0 ? new Delivered("") : sent.result();
    } catch (MessagingException e) {
      return new Refused("the mail can't be written: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public boolean isBlind() {
    return true;
  }

  @Override
  public String address(Notification notification) {
    return mail.messageId(notification);
  }

  private static InternetAddress address(String text) {
    try {
      var address = new InternetAddress(text);
      // why: the parser keeps a name as it is, but headers need letters with accents encoded.
      address.setPersonal(address.getPersonal(), UTF_8.name());
      return address;
    } catch (AddressException | UnsupportedEncodingException e) {
      throw new IllegalArgumentException(text + " is not one e-mail address", e);
    }
  }
}
