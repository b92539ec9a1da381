package org.vigie.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a channel, such as a Slack channel or a mail list. Written when the state changes,
 * and while a channel is not OK, when the number of waiting notifications has changed.
 *
 * @param channel the channel's id, which {@code alerts.yaml} may no longer contain
 * @param why why the channel is not OK, without addresses or secrets; null if it is OK
 * @param since when the channel got into this state
 * @param waiting number of notifications that waited for this channel when this was written
 * @param updated when this record was written
 */
public record ChannelState(
    String channel,
    State state,
    @Nullable String why,
    Instant since,
    int waiting,
    Instant updated) {

  public enum State {
    /** The last call succeeded. */
    OK,
    /** The channel doesn't answer or is overloaded. Nobody has to act; calls are repeated. */
    AWAY,
    /** The channel refuses every message until a person acts. Its notifications wait. */
    BLOCKED
  }

  /** Returns a copy with another number of waiting notifications. */
  public ChannelState withWaiting(int number) {
    return new ChannelState(channel, state, why, since, number, updated);
  }
}
