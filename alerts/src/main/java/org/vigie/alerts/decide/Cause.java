package org.vigie.alerts.decide;

import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.Route;
import org.vigie.events.Mention;
import org.vigie.events.Notification.Reason;

/** The facts behind a decision to send or to hold. An {@link Explainer} puts them in words. */
public sealed interface Cause {
  /**
   * The decision of a {@link Group} to send, hold or drop mentions of one story.
   *
   * @param lead the most important mention: the first in {@link PendingBatch#listed}
   * @param articles number of articles in the notification
   * @param route null if the configuration no longer contains the route
   * @param tags the tags by which the route selects mentions; empty if it asks for none
   */
  record Grouped(
      Mention lead,
      int articles,
      Reason reason,
      Trigger trigger,
      @Nullable Route route,
      Set<String> tags)
      implements Cause {}

  /**
   * The decision to send a digest that is due.
   *
   * @param at local time when the digest is sent each day
   */
  record Scheduled(LocalTime at) implements Cause {}

  /** Writes the sentence of a notification that says why it is sent or held. */
  interface Explainer {
    String why(Language language, Cause cause);
  }

  /** The event that makes a group send, hold or drop the mentions that wait in it. */
  enum Trigger {
    /** The waiting time of the route is over: its {@code groupWait} or {@code groupInterval}. */
    TIMER,
    /** The program ends, so no group waits any longer, except in quiet hours. */
    FINAL_FLUSH,
    QUIET_HOURS_BEGAN,
    QUIET_HOURS_ENDED,
    /** A revision of the only article of a held batch takes another route, which sends it. */
    SUPERSEDED,
    /** A revision of the only article of a held batch gives no reason to tell the channel of it. */
    WITHDRAWN
  }
}
