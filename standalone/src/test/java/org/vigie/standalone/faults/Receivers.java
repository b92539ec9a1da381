package org.vigie.standalone.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vigie.events.Notification;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.FakeSlack.Fault;
import org.vigie.sandbox.FaultyMailServer;
import org.vigie.sandbox.MailText;
import org.vigie.sandbox.PostedMessage;

/**
 * The servers that receive Vigie's messages: a Slack with the channels {@code #presse} and {@code
 * #agenda}, a webhook, and a mail server. They fail when they are told to.
 */
final class Receivers implements AutoCloseable {
  /** The webhook's channel and the mails' channel. Nobody can ask them what they received. */
  static final String WEBHOOK = "relais";

  static final String MAIL = "equipe";

  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?im)^Message-ID:\\s*<(\\S+?)\\.vigie@");

  /** Vigie assumes that a request arrives within 10 s after the client has gone, or never. */
  private static final int LATE_AT_MOST_MS = 9_500;

  private final FakeSlack slack = new FakeSlack(InstantSource.system(), "#presse", "#agenda");
  private final FakeSlack webhook = new FakeSlack(InstantSource.system());
  private final FaultyMailServer mail = FaultyMailServer.start();

  Receivers() {
    slack.limit(true);
    webhook.limit(true);
  }

  FakeSlack slack() {
    return slack;
  }

  String webhook() {
    return webhook.webhook().toString();
  }

  int mailPort() {
    return mail.port();
  }

  /** Lets one of the servers fail a few times. Returns what it will do. */
  String misbehave(Random random) {
    int times = 1 + random.nextInt(4);
    return switch (random.nextInt(4)) {
      case 0, 1 -> {
        List<Fault> next = list(times, () -> slackFault(random));
        slack.misbehave(next);
        yield "Slack fails: " + next;
      }
      case 2 -> {
        List<Fault> next = list(times, () -> webhookFault(random));
        webhook.misbehave(next);
        yield "the webhook fails: " + next;
      }
      default -> {
        // An empty reply means silence after the mail was kept; 500 is no refusal of a mail.
        List<String> next =
            list(times, () -> List.of("", "500 what?", "451 later").get(random.nextInt(3)));
        mail.afterNextData(next);
        yield "the mail server replies to mails: " + next;
      }
    };
  }

  private static Fault slackFault(Random random) {
    return random.nextInt(5) == 0 ? new Fault.ServerError() : webhookFault(random);
  }

  /** Returns a fault after which the message has surely arrived, or surely not. */
  private static Fault webhookFault(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Fault.TakenInSilence();
      case 1 -> new Fault.TakenWithError();
      case 2 -> new Fault.TakenLate(Duration.ofMillis(random.nextInt(LATE_AT_MOST_MS)));
      default -> new Fault.SlowDown(2);
    };
  }

  private static <T> List<T> list(int size, Supplier<T> each) {
    List<T> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(each.get());
    }
    return list;
  }

  /** Returns the texts of the messages about a notification that arrived at its channel. */
  List<String> arrived(Notification notification) {
    return switch (notification.channel()) {
      case MAIL ->
          mail.texts().stream()
              .filter(each -> id(each).equals(notification.id().toLowerCase(Locale.ROOT)))
              .map(MailText::of)
              .toList();
      case WEBHOOK -> {
        // The message has no id, but each article is in one notification of a channel.
        String link = "<" + notification.mentions().getFirst().article().url() + "|";
        yield webhook.messages().stream()
            .map(PostedMessage::text)
            .filter(text -> text.contains(link))
            .toList();
      }
      default ->
          slack.messages().stream()
              .filter(each -> each.notification().equals(notification.id()))
              .map(PostedMessage::text)
              .toList();
    };
  }

  /** Returns the ids of the notifications whose messages arrived at Slack. */
  Set<String> notificationsAtSlack() {
    return slack.messages().stream().map(PostedMessage::notification).collect(Collectors.toSet());
  }

  /** Returns the number of messages that arrived: at Slack, at the webhook, and as mails. */
  List<Integer> counts() {
    return List.of(slack.messages().size(), webhook.messages().size(), mail.texts().size());
  }

  private static String id(byte[] text) {
    Matcher found = MESSAGE_ID.matcher(new String(text, UTF_8));
    return found.find() ? found.group(1) : "";
  }

  @Override
  public void close() {
    slack.close();
    webhook.close();
    mail.close();
  }
}
