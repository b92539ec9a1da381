package org.vigie.alerts.deliver;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.deliver.Ledger.StoryKey;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Attempt;

/**
 * A notification that waits for a call to its channel, or is being sent.
 *
 * @param partition the partition of {@code notifications.v1} that holds the notification
 * @param taken the time at which this process queued the notification; for an unknown channel, and
 *     for a mail that an earlier process has partly sent, the time of the decision
 * @param notBefore the earliest time of the next call
 * @param doubt why an earlier call may have sent the message; null if none has. With a doubt, the
 *     next call must be {@link Channel#settle}
 * @param failures the number of calls that failed or had an unknown outcome
 */
record Delivery(
    Notification notification,
    int partition,
    Instant taken,
    Instant notBefore,
    @Nullable String doubt,
    int failures) {

  /** Returns the delivery of a notification for which no call to the channel was made. */
  static Delivery fresh(Notification notification, int partition, Instant taken) {
    return new Delivery(notification, partition, taken, taken, null, 0);
  }

  /**
   * Returns the delivery of a notification that an earlier process may have sent. At {@code
   * settleFrom}, its call has ended, and its message can be searched for.
   */
  static Delivery doubtful(
      Notification notification, int partition, Instant taken, Instant settleFrom) {
    String doubt = "Vigie ended before the answer came";
    return new Delivery(notification, partition, taken, settleFrom, doubt, 0);
  }

  /** Returns the story whose order the delivery keeps. A partly sent mail keeps none any more. */
  StoryKey story() {
    StoryKey story = StoryKey.of(notification);
    return isPartlySent() ? new StoryKey(story.channel(), story.watch(), notification.id()) : story;
  }

  /** True if some recipients of the mail have it. */
  boolean isPartlySent() {
    return notification.ref() != null;
  }

  /** Returns the recipients who don't have a partly sent mail. */
  List<String> left() {
    Attempt attempt = notification.attempt();
    return attempt == null ? List.of() : attempt.refused();
  }

  boolean isDoubtful() {
    return doubt != null;
  }

  Delivery takenAt(Instant time) {
    return new Delivery(notification, partition, time, notBefore, doubt, failures);
  }

  /** Returns a copy with one more failure. Its next call is made at {@code time} or later. */
  Delivery retryAt(Instant time) {
    return new Delivery(notification, partition, taken, time, doubt, failures + 1);
  }

  /** Returns a copy of whose mail some recipients have, as {@code partly} says. */
  Delivery partlySent(Notification partly) {
    return new Delivery(partly, partition, taken, notBefore, doubt, failures);
  }

  /** Returns a copy whose last call may have sent the message. An earlier doubt stays. */
  Delivery doubted(String why) {
    String kept = doubt == null ? why : doubt;
    return new Delivery(notification, partition, taken, notBefore, kept, failures);
  }
}
