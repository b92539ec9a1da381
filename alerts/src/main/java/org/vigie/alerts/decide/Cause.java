package org.vigie.alerts.decide;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Route;
import org.vigie.events.Mention;
import org.vigie.events.Notification.Reason;

/** The facts behind a decision, from which a sentence for people is made. */
public sealed interface Cause {
  /**
   * Mentions of one story, grouped by a route.
   *
   * @param lead the strongest and earliest of the mentions
   * @param articles how many articles the notification is about
   * @param route null when the configuration no longer has it
   */
  record Grouped(Mention lead, int articles, Reason reason, Trigger trigger, @Nullable Route route)
      implements Cause {}

  /**
   * A digest was due.
   *
   * @param at local time of the digest
   */
  record Scheduled(LocalTime at) implements Cause {}

  /** The event that made a group send, hold or drop its pending batch. */
  enum Trigger {
    /** Its wait or its interval ended. */
    TIMER,
    /** The program ends after one run, so nothing waits any longer. */
    FINAL_FLUSH,
    QUIET_HOURS_BEGAN,
    QUIET_HOURS_ENDED,
    /** Another route sends the article with a stronger pickup before this one did. */
    SUPERSEDED
  }
}
