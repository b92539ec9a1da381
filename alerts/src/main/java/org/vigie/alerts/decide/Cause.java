package org.vigie.alerts.decide;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.Route;
import org.vigie.events.Mention;
import org.vigie.events.Notification.Reason;

/** The facts that led to a decision. An {@link Explainer} makes a sentence from them. */
public sealed interface Cause {
  /**
   * The decision is about mentions of one story that a route grouped.
   *
   * @param lead strongest mention; of several equally strong ones, the earliest
   * @param articles number of articles in the notification
   * @param route null if the configuration no longer contains the route
   */
  record Grouped(Mention lead, int articles, Reason reason, Trigger trigger, @Nullable Route route)
      implements Cause {}

  /**
   * The decision is a digest that was due.
   *
   * @param at local time when the digest is sent each day
   */
  record Scheduled(LocalTime at) implements Cause {}

  /** Makes a sentence for people from a cause. */
  interface Explainer {
    String why(Language language, Cause cause);
  }

  /** The event that made a group send, hold or drop its pending batch. */
  enum Trigger {
    /** The group's {@code groupWait} or {@code groupInterval} ended. */
    TIMER,
    /** The program ends, so all batches are sent that quiet hours don't hold. */
    FINAL_FLUSH,
    QUIET_HOURS_BEGAN,
    QUIET_HOURS_ENDED,
    /** Another route sends the article with a stronger pickup, before the group sent it. */
    SUPERSEDED
  }
}
