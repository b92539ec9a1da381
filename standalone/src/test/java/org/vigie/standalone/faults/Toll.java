package org.vigie.standalone.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Attempt;
import org.vigie.events.Notification.State;

/**
 * What was lost, and what came twice: compares the published articles with the topics, and the
 * decided notifications with the messages that arrived. Each line is one fault found.
 *
 * @param doubted notifications of which Vigie itself says that it isn't sure, by number of copies
 */
record Toll(List<String> lost, List<String> doubled, Map<Integer, Integer> doubted) {
  /** Nobody can ask a webhook or a mail server, so Vigie may send a doubtful message twice. */
  private static final int BLIND_AT_MOST = 2;

  /** Part of the line that a message has if it is sent a second time. */
  private static final String AGAIN = "Sent again, because";

  /** A channel, and the published articles of which it must be told. */
  record Wanted(String channel, String watch, Set<String> guids) {}

  private Toll() {
    this(new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
  }

  static Toll of(Set<String> published, List<Wanted> wanted, Records records, Receivers receivers) {
    var toll = new Toll();
    toll.articles(published, records);
    for (Wanted each : wanted) {
      toll.told(each, records);
    }
    for (Notification each : records.ledger().values()) {
      toll.arrived(each, receivers.arrived(each));
    }
    return toll;
  }

  /** Every published article is committed once per revision. */
  private void articles(Set<String> published, Records records) {
    for (String guid : published) {
      if (records.articles(guid) == 0) {
        lost.add("article " + guid);
      }
    }
    records
        .articles()
        .forEach(
            (revision, times) -> {
              if (times > 1) {
                doubled.add(times + " times the article " + revision);
              }
            });
  }

  /** Every article has its mention, and is in exactly one sent notification of the channel. */
  private void told(Wanted wanted, Records records) {
    Map<String, Integer> told = new HashMap<>();
    for (Notification each : records.ledger().values()) {
      if (each.channel().equals(wanted.channel)
          && each.watch().equals(wanted.watch)
          && each.digest() == null
          && each.state() == State.SENT) {
        each.mentions()
            .forEach(m -> told.merge(String.valueOf(m.article().guid()), 1, Integer::sum));
      }
    }
    for (String guid : wanted.guids) {
      if (!records.hasMention(wanted.watch, guid)) {
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

  /**
   * Every notification has arrived: at Slack exactly once, elsewhere at most twice. Then the record
   * and the second message say so.
   */
  private void arrived(Notification notification, List<String> copies) {
    String name = "notification %s to %s".formatted(notification.id(), notification.channel());
    boolean isBlind = isBlind(notification);
    Attempt attempt = notification.attempt();
    boolean isDoubted = attempt != null && attempt.doubt() != null;
    if (notification.state() != State.SENT) {
      lost.add(name + " is " + notification.state());
    } else if (copies.isEmpty() && !isDoubted) {
      lost.add(name + ", sent by the record");
    }
    if (copies.size() > (isBlind ? BLIND_AT_MOST : 1)) {
      doubled.add(copies.size() + " copies of the " + name);
    } else if (copies.size() > 1 && !(isDoubted && copies.getLast().contains(AGAIN))) {
      doubled.add("2 unmarked copies of the " + name + ": " + attempt + " " + copies);
    }
    if (isDoubted) {
      doubted.merge(copies.size(), 1, Integer::sum);
    }
  }

  /**
   * The digests count every article. Each digest is due once a day, so it counts all of this test.
   *
   * @param expected the number of articles, by watch
   */
  void digests(Map<String, Integer> expected, Records records) {
    expected.forEach(
        (watch, articles) -> {
          int most =
              records.ledger().values().stream()
                  .filter(each -> each.watch().equals(watch) && each.state() == State.SENT)
                  .map(Notification::digest)
                  .filter(Objects::nonNull)
                  .mapToInt(Notification.Digest::articles)
                  .max()
                  .orElse(0);
          if (most < articles) {
            lost.add("digest of %s: counts %d of %d articles".formatted(watch, most, articles));
          } else if (most > articles) {
            doubled.add(
                "digest of %s: counts %d, not %d articles".formatted(watch, most, articles));
          }
        });
  }

  /**
   * Every message at Slack belongs to a notification.
   *
   * @param atSlack ids of the notifications at Slack, taken before the records were read
   */
  void unknown(Set<String> atSlack, Records records) {
    atSlack.stream()
        .filter(id -> !records.ledger().containsKey(id))
        .forEach(id -> doubled.add("a message at Slack that no record knows: " + id));
  }

  private static boolean isBlind(Notification notification) {
    return Set.of(Receivers.MAIL, Receivers.WEBHOOK).contains(notification.channel());
  }
}
