package org.vigie.alerts.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.alerts.channel.DeliveryResult.Delivered;
import org.vigie.alerts.channel.DeliveryResult.Refused;
import org.vigie.alerts.channel.DeliveryResult.Retry;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.SmtpConfig;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;

/**
 * Sends notifications by e-mail. Recipients whom the server refuses permanently are recorded and
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

  private record HalfSent(boolean someHaveIt, List<InternetAddress> left, List<String> refused) {
    HalfSent after(Smtp.Sent sent) {
      List<String> all = new ArrayList<>(refused);
      sent.refused().forEach(each -> all.add(each.getAddress()));
      return new HalfSent(someHaveIt || sent.accepted() > 0, sent.later(), all);
    }
  }

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
    HalfSent before = halfSent.getOrDefault(notification.id(), new HalfSent(false, to, List.of()));
    Smtp.Sent sent = smtp.send(made, before.left());
    HalfSent now = before.after(sent);
    if (now.left().isEmpty() && now.someHaveIt()) {
      halfSent.remove(notification.id());
      meters.counter("vigie.alerts.mail.refused", "channel", id).increment(now.refused().size());
      return new Delivered(mail.messageId(notification), now.refused());
    }
    if (!now.left().isEmpty() && (now.someHaveIt() || !now.refused().isEmpty())) {
      halfSent.put(notification.id(), now);
    }
    return sent.result() instanceof Retry(Duration after, String why, _)
        ? new Retry(after, why, now.someHaveIt())
        : sent.result();
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
