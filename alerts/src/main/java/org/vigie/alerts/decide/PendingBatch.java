package org.vigie.alerts.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Pickup;

/**
 * The mentions that a group sends next, in one notification. Stored as JSON: don't rename
 * components.
 *
 * @param listed at most {@link Notification#LISTED} mentions: the strongest pickup first; of equal
 *     ones, originals before copies, then the earliest
 * @param more ids of the articles that are not in {@code listed}
 * @param again ids of the articles that were already sent with a weaker pickup
 * @param seen time when the oldest article was seen
 * @param due time when the batch is sent
 * @param held true if quiet hours hold the batch and a published notification says so
 */
public record PendingBatch(
    List<Mention> listed,
    List<String> more,
    List<String> again,
    Instant seen,
    Instant due,
    boolean held) {

  static final Comparator<Mention> STRONGEST_FIRST =
      Comparator.comparing(Mention::kind, Comparator.nullsLast(Comparator.naturalOrder()));

  static final Comparator<Mention> STRONGEST_THEN_EARLIEST =
      STRONGEST_FIRST
          .thenComparing(mention -> mention.copyOf() != null)
          .thenComparing(mention -> mention.article().dated())
          .thenComparing(mention -> mention.article().id());

  public PendingBatch {
    listed = List.copyOf(listed);
    more = List.copyOf(more);
    again = List.copyOf(again);
  }

  /** Starts a batch. {@code sentBefore}: the channel has the article with a weaker pickup. */
  static PendingBatch of(Mention mention, boolean sentBefore, Instant due) {
    List<String> again = sentBefore ? List.of(mention.article().id()) : List.of();
    return new PendingBatch(
        List.of(mention), List.of(), again, mention.article().seen(), due, false);
  }

  /** Adds a mention, which replaces the mention of an earlier revision of its article. */
  PendingBatch plus(Mention mention, boolean sentBefore, Instant newDue) {
    String id = mention.article().id();
    List<Mention> mentions = otherMentions(id);
    mentions.add(mention);
    mentions.sort(STRONGEST_THEN_EARLIEST);
    List<String> rest = others(more, id);
    if (mentions.size() > Notification.LISTED) {
      rest.add(mentions.removeLast().article().id());
    }
    List<String> repeated = new ArrayList<>(again);
    if (sentBefore && !repeated.contains(id)) {
      repeated.add(id);
    }
    Instant oldest = mention.article().seen().isBefore(seen) ? mention.article().seen() : seen;
    return new PendingBatch(mentions, rest, repeated, oldest, newDue, held);
  }

  /**
   * Replaces the listed mention of the same revision of the same article, if its pickup is the
   * same. A mention is published again if Vigie finds an earlier article with the same text: then
   * the mention's article counts as a copy of that article.
   */
  PendingBatch corrected(Mention mention) {
    List<Mention> mentions = new ArrayList<>(listed);
    mentions.replaceAll(each -> isSameRevision(each, mention) ? mention : each);
    mentions.sort(STRONGEST_THEN_EARLIEST);
    return new PendingBatch(mentions, more, again, seen, due, held);
  }

  private static boolean isSameRevision(Mention one, Mention other) {
    return one.article().id().equals(other.article().id())
        && one.article().revision() == other.article().revision()
        && one.kind() == other.kind();
  }

  boolean has(String article) {
    return more.contains(article)
        || listed.stream().anyMatch(mention -> mention.article().id().equals(article));
  }

  /**
   * Returns the batch without an article; null if it has no other. If {@code listed} would become
   * empty but {@code more} not, returns this batch unchanged, with the article.
   */
  @Nullable PendingBatch without(String article) {
    List<Mention> mentions = otherMentions(article);
    List<String> rest = others(more, article);
    if (mentions.isEmpty()) {
      return rest.isEmpty() ? null : this;
    }
    return new PendingBatch(mentions, rest, others(again, article), seen, due, held);
  }

  private List<Mention> otherMentions(String article) {
    List<Mention> mentions = new ArrayList<>(listed);
    mentions.removeIf(mention -> mention.article().id().equals(article));
    return mentions;
  }

  private static List<String> others(List<String> ids, String article) {
    List<String> others = new ArrayList<>(ids);
    others.remove(article);
    return others;
  }

  PendingBatch heldUntil(Instant end) {
    return new PendingBatch(listed, more, again, seen, end, true);
  }

  int size() {
    return listed.size() + more.size();
  }

  Pickup.@Nullable Kind strongest() {
    return listed.getFirst().kind();
  }
}
