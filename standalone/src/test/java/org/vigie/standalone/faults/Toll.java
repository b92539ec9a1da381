package org.vigie.standalone.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.State;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.TopicReader;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.MailCatcher;

/**
 * What was lost, and what came twice: compares the published articles with the topics, and the
 * decided notifications with the messages and mails that arrived. Each line is one fault found.
 */
record Toll(List<String> lost, List<String> doubled, String summary) {
  private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(\\S+)");

  /** Mails can't be looked up, so Vigie may send a mail of which it isn't sure twice. */
  private static final int MAILS_AT_MOST = 2;

  /** A channel, and the published articles of which it must be told. */
  record Wanted(String channel, String watch, Set<String> guids) {}

  static Toll of(
      Cluster cluster,
      Set<String> published,
      List<Wanted> wanted,
      FakeSlack slack,
      MailCatcher mail) {
    List<String> lost = new ArrayList<>();
    List<String> doubled = new ArrayList<>();
    Map<String, Article> byGuid = articles(cluster, published, lost, doubled);
    Set<String> mentions = new HashSet<>();
    for (Mention each : values(cluster, cluster.topics().mentions())) {
      mentions.add(each.watch() + " " + each.article().guid());
    }
    Map<String, Notification> ledger = new LinkedHashMap<>();
    values(cluster, cluster.topics().notifications()).forEach(each -> ledger.put(each.id(), each));
    for (Wanted each : wanted) {
      told(each, mentions, ledger, lost, doubled);
    }
    sent(ledger, slack, mail, lost, doubled);
    String summary =
        "%d articles published, %d in the topic; %d mentions; notifications %s; %d messages, %d mails"
            .formatted(
                published.size(),
                byGuid.size(),
                mentions.size(),
                new TreeMap<>(
                    ledger.values().stream()
                        .collect(
                            Collectors.groupingBy(Notification::state, Collectors.counting()))),
                slack.messages().size(),
                mail.mails().size());
    return new Toll(lost, doubled, summary);
  }

  boolean isNothing() {
    return lost.isEmpty() && doubled.isEmpty();
  }

  /** Every published article is committed once per revision. */
  private static Map<String, Article> articles(
      Cluster cluster, Set<String> published, List<String> lost, List<String> doubled) {
    Map<String, Article> byGuid = new HashMap<>();
    Set<String> revisions = new HashSet<>();
    for (Article each : values(cluster, cluster.topics().articles())) {
      byGuid.put(String.valueOf(each.guid()), each);
      if (!revisions.add(each.id() + "/" + each.revision())) {
        doubled.add("article " + each.guid() + ", revision " + each.revision());
      }
    }
    published.stream()
        .filter(guid -> !byGuid.containsKey(guid))
        .forEach(guid -> lost.add("article " + guid));
    return byGuid;
  }

  /** Every article has its mention, and is in exactly one sent notification of the channel. */
  private static void told(
      Wanted wanted,
      Set<String> mentions,
      Map<String, Notification> ledger,
      List<String> lost,
      List<String> doubled) {
    Map<String, Integer> told = new HashMap<>();
    for (Notification each : ledger.values()) {
      if (each.channel().equals(wanted.channel)
          && each.watch().equals(wanted.watch)
          && each.digest() == null
          && each.state() == State.SENT) {
        each.mentions()
            .forEach(m -> told.merge(String.valueOf(m.article().guid()), 1, Integer::sum));
      }
    }
    for (String guid : wanted.guids) {
      if (!mentions.contains(wanted.watch + " " + guid)) {
        lost.add("mention of " + wanted.watch + " in " + guid);
      }
      int times = told.getOrDefault(guid, 0);
      if (times == 0) {
        lost.add("alert to " + wanted.channel + " about " + guid);
      } else if (times > 1) {
        doubled.add(times + " alerts to " + wanted.channel + " about " + guid);
      }
    }
  }

  /** Every sent notification has arrived at Slack exactly once, and as a mail at most twice. */
  private static void sent(
      Map<String, Notification> ledger,
      FakeSlack slack,
      MailCatcher mail,
      List<String> lost,
      List<String> doubled) {
    Map<String, Long> messages = count(slack.messages(), each -> each.notification());
    Map<String, Long> mails =
        count(mail.mails(), each -> messageId(new String(each, UTF_8)).replaceAll("[<>]", ""));
    messages.forEach(
        (id, times) -> {
          if (times > 1 || !ledger.containsKey(id)) {
            doubled.add(times + " messages with the token " + id);
          }
        });
    for (Notification each : ledger.values()) {
      boolean isMail = each.channel().equals("equipe");
      long times =
          isMail
              ? mails.getOrDefault(
                  each.id().toLowerCase(java.util.Locale.ROOT) + ".vigie@vigie.example", 0L)
              : messages.getOrDefault(each.id(), 0L);
      if (each.state() == State.SENT && times == 0) {
        lost.add("notification " + each.id() + " to " + each.channel() + ", sent by the record");
      }
      if (isMail && times > MAILS_AT_MOST) {
        doubled.add(times + " mails of the notification " + each.id());
      }
    }
  }

  private static <T> Map<String, Long> count(List<T> all, Function<T, String> id) {
    return all.stream().collect(Collectors.groupingBy(id, Collectors.counting()));
  }

  private static String messageId(String mail) {
    Matcher found = MESSAGE_ID.matcher(mail);
    return found.find() ? found.group(1) : "";
  }

  private static <V> List<V> values(Cluster cluster, Topic<V> topic) {
    List<V> values = new ArrayList<>();
    TopicReader.read(
        cluster,
        Map.of(),
        cluster.ends(topic),
        (ConsumerRecord<String, byte[]> each) -> {
          if (each.value() != null) {
            values.add(topic.values().deserializer().deserialize(topic.name(), each.value()));
          }
          return true;
        });
    return values;
  }
}
