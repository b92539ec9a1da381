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
 * @param listed at most {@link Notification#LISTED} mentions, fewer if many channels wait for long
 *     ones: the strongest pickup first; of equal ones, originals before copies, then the earliest
 * @param more ids of the articles that are not in {@code listed}
 * @param again ids of the articles that were already sent with a weaker pickup
 * @param seen time when the oldest article was seen
 * @param due time when the batch is sent
 * @param held true if quiet hours hold the batch and a published notification says so
 * @param urgent ids of the articles that quiet hours don't hold, also of those in {@code more};
 *     null, as earlier versions stored it, is read as empty
 */
public record PendingBatch(
    List<Mention> listed,
    List<String> more,
    List<String> again,
    Instant seen,
    Instant due,
    boolean held,
    List<String> urgent) {

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
    urgent = urgent == null ? List.of() : List.copyOf(urgent);
  }

  /** Starts a batch. {@code sentBefore}: the channel has the article with a weaker pickup. */
  static PendingBatch of(Mention mention, boolean sentBefore, boolean isUrgent, Instant due) {
    Instant seen = mention.article().seen();
    return new PendingBatch(List.of(), List.of(), List.of(), seen, due, false, List.of())
        .plus(mention, sentBefore, isUrgent, due);
  }

  /** Adds a mention, which replaces the last mention of its article. */
  PendingBatch plus(Mention mention, boolean sentBefore, boolean isUrgent, Instant newDue) {
    String id = mention.article().id();
    List<Mention> mentions = otherMentions(id);
    mentions.add(mention);
    mentions.sort(STRONGEST_THEN_EARLIEST);
    List<String> rest = others(more, id);
    if (mentions.size() > Notification.LISTED) {
      rest.add(mentions.removeLast().article().id());
    }
    Instant oldest = mention.article().seen().isBefore(seen) ? mention.article().seen() : seen;
    return new PendingBatch(
        mentions,
        rest,
        with(again, id, sentBefore),
        oldest,
        newDue,
        held,
        with(urgent, id, isUrgent));
  }

  /**
   * Returns the batch with as many listed mentions as need this number of bytes, but at least one.
   * The others are only counted, like those in {@code more}.
   */
  PendingBatch within(long most) {
    List<Mention> mentions = new ArrayList<>(listed);
    List<String> rest = new ArrayList<>(more);
    long bytes = bytes();
    while (bytes > most && mentions.size() > 1) {
      Mention last = mentions.removeLast();
      rest.add(last.article().id());
      bytes -= MentionExcerpt.bytes(last);
    }
    return mentions.size() == listed.size()
        ? this
        : new PendingBatch(mentions, rest, again, seen, due, held, urgent);
  }

  /** Returns how many bytes the listed mentions need at most when they are stored. */
  long bytes() {
    return listed.stream().mapToLong(MentionExcerpt::bytes).sum();
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
    return new PendingBatch(
        mentions, rest, others(again, article), seen, due, held, others(urgent, article));
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

  /** Returns the ids plus the article's id if it belongs to them now, else without it. */
  private static List<String> with(List<String> ids, String article, boolean isOne) {
    List<String> all = others(ids, article);
    if (isOne) {
      all.add(article);
    }
    return all;
  }

  PendingBatch heldUntil(Instant end) {
    return new PendingBatch(listed, more, again, seen, end, true, urgent);
  }

  int size() {
    return listed.size() + more.size();
  }

  Pickup.@Nullable Kind strongest() {
    return listed.getFirst().kind();
  }
}
