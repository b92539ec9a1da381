package org.vigie.alerts.deliver;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.alerts.channel.DeliveryResult.Blocked;
import org.vigie.alerts.channel.DeliveryResult.Delivered;
import org.vigie.alerts.channel.DeliveryResult.Doubtful;
import org.vigie.alerts.channel.DeliveryResult.PartlySent;
import org.vigie.alerts.channel.DeliveryResult.Refused;
import org.vigie.alerts.channel.DeliveryResult.Retry;
import org.vigie.events.ChannelState.State;

/**
 * What a channel's last calls say about it. It is away after two failures in a row, because a
 * single one is soon over. It stays blocked until a call succeeds.
 *
 * @param why the reason of the last failure; null if the channel is OK and the last call succeeded
 * @param since when the channel got into the state, by the machine's clock
 * @param failures the number of failed calls in a row
 * @param isNew true if the call before this one left another state, or blocked for another reason
 */
record Condition(State state, @Nullable String why, Instant since, int failures, boolean isNew) {
  /** Number of failures in a row after which a channel is away. */
  private static final int AWAY_FROM = 2;

  static Condition start(Instant now) {
    return new Condition(State.OK, null, now, 0, false);
  }

  /**
   * Returns what a call for the rest of a partly sent mail means. A channel that isn't OK may
   * refuse everybody, so its refusal of the mail's last recipients isn't final.
   */
  DeliveryResult ofRest(DeliveryResult result) {
    return result instanceof Delivered(String ref, List<String> refused)
            && !refused.isEmpty()
            && !is(State.OK)
        ? new PartlySent(ref, refused, "recipients refused")
        : result;
  }

  /**
   * Returns the condition after a call for the rest of a partly sent mail. If some of its last
   * recipients still don't have it, that is their mailboxes' fault or the channel's, so nothing is
   * known.
   */
  Condition afterRest(DeliveryResult result, Instant now) {
    return result instanceof PartlySent
        ? new Condition(state, why, since, failures, false)
        : after(result, now);
  }

  Condition after(DeliveryResult result, Instant now) {
    return switch (result) {
      case Delivered _, PartlySent _, Refused _ ->
          new Condition(State.OK, null, is(State.OK) ? since : now, 0, !is(State.OK));
      case Blocked(String reason) -> {
        boolean known = is(State.BLOCKED);
        int refusals = known ? failures + 1 : 1;
        boolean changed = !known || !reason.equals(why);
        yield new Condition(State.BLOCKED, reason, known ? since : now, refusals, changed);
      }
      case Retry(_, String reason) -> failed(reason, now);
      case Doubtful(String reason) -> failed(reason, now);
    };
  }

  private Condition failed(String reason, Instant now) {
    if (is(State.BLOCKED)) {
      return new Condition(state, why, since, failures + 1, false);
    }
    boolean leaves = is(State.OK) && failures + 1 >= AWAY_FROM;
    State next = leaves ? State.AWAY : state;
    return new Condition(next, reason, leaves ? now : since, failures + 1, leaves);
  }

  boolean is(State other) {
    return state == other;
  }
}
