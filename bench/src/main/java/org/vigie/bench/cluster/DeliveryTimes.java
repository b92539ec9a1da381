package org.vigie.bench.cluster;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.LatestRecords;
import org.vigie.sandbox.Coverage.Piece;
import org.vigie.sandbox.PostedMessage;

/**
 * What became of each article: when an outlet published it, when Vigie saw it, and when each of its
 * messages arrived at Slack.
 */
record DeliveryTimes(List<Told> articles, int foreign) {
  /**
   * An article.
   *
   * @param seen when ingest first read it; {@code published} if no message tells of it
   * @param sent when each message about the article arrived
   */
  record Told(Instant published, Instant seen, List<Instant> sent) {}

  /**
   * Reads the notifications, which connect messages to articles.
   *
   * @param pieces the published articles
   */
  static DeliveryTimes of(Cluster cluster, List<Piece> pieces, List<PostedMessage> messages) {
    Map<String, Notification> notifications = new HashMap<>();
    LatestRecords.of(cluster, cluster.topics().notifications())
        .values()
        .forEach(notifications::putAll);
    Map<String, Told> told = new HashMap<>();
    pieces.forEach(each -> told.put(each.id(), new Told(each.at(), each.at(), new ArrayList<>())));
    int foreign = 0;
    for (PostedMessage message : messages) {
      Notification notification = notifications.get(message.notification());
      if (notification == null) {
        foreign++;
        continue;
      }
      for (Mention mention : notification.mentions()) {
        String id = id(mention.article());
        told.computeIfPresent(
            id, (_, before) -> sent(before, mention.article().seen(), message.arrived()));
      }
    }
    return new DeliveryTimes(List.copyOf(told.values()), foreign);
  }

  private static Told sent(Told before, Instant seen, Instant arrived) {
    before.sent().add(arrived);
    return new Told(before.published(), seen, before.sent());
  }

  /** Returns the last part of the article's address, which is the id of its piece. */
  private static String id(Article article) {
    String guid = requireNonNull(article.guid());
    return guid.substring(guid.lastIndexOf('/') + 1);
  }

  /** Returns the articles that were published in a period. */
  DeliveryTimes between(Instant from, Instant to) {
    Predicate<Told> isWithin =
        each -> !each.published().isBefore(from) && each.published().isBefore(to);
    return new DeliveryTimes(articles.stream().filter(isWithin).toList(), foreign);
  }

  long lost() {
    return articles.stream().filter(each -> each.sent().isEmpty()).count();
  }

  long doubled() {
    return articles.stream().filter(each -> each.sent().size() > 1).count();
  }

  @Override
  public String toString() {
    return "%4d in, %4d out, %d lost, %d doubled; seen to sent %s; published to sent %s"
        .formatted(
            articles.size(),
            articles.size() - lost(),
            lost(),
            doubled(),
            percentiles(Told::seen),
            percentiles(Told::published));
  }

  private String percentiles(Function<Told, Instant> from) {
    long[] millis =
        articles.stream()
            .filter(each -> !each.sent().isEmpty())
            .map(each -> Duration.between(from.apply(each), each.sent().getFirst()))
            .mapToLong(Duration::toMillis)
            .sorted()
            .toArray();
    if (millis.length == 0) {
      return "unknown";
    }
    return "p50 %.1f, p99 %.1f, max %.1f s"
        .formatted(at(millis, 0.5) / 1e3, at(millis, 0.99) / 1e3, at(millis, 1) / 1e3);
  }

  private static long at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * share))];
  }
}
