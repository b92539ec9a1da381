package org.vigie.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a part of the process is doing.
 *
 * @param reason one plain sentence for an operator, without secrets; null if the part is {@link
 *     State#UP}
 * @param restarts number of times that the part was started again after a failure
 * @param lastSuccess when the part last did its work, such as a poll; null if it never did, or if
 *     the part can't tell
 */
public record PartStatus(
    State state, @Nullable String reason, long restarts, @Nullable Instant lastSuccess) {

  /** From the best to the worst. */
  public enum State {
    UP,
    /**
     * Something outside this process doesn't work, such as a mail server or Slack's token. A new
     * start of this process doesn't mend it.
     */
    DEGRADED,
    /** The part is not ready yet; it needs no help. */
    STARTING,
    /** The part doesn't work, and tries again by itself. */
    DOWN,
    /** The part has ended and never works again in this process, so the process must end. */
    ENDED
  }

  public static PartStatus up() {
    return new PartStatus(State.UP, null, 0, null);
  }

  public static PartStatus degraded(String reason) {
    return new PartStatus(State.DEGRADED, reason, 0, null);
  }

  public static PartStatus starting(String reason) {
    return new PartStatus(State.STARTING, reason, 0, null);
  }

  public static PartStatus down(String reason) {
    return new PartStatus(State.DOWN, reason, 0, null);
  }

  public static PartStatus ended(String reason) {
    return new PartStatus(State.ENDED, reason, 0, null);
  }

  public PartStatus withRestarts(long count) {
    return new PartStatus(state, reason, count, lastSuccess);
  }

  public PartStatus withLastSuccess(@Nullable Instant time) {
    return new PartStatus(state, reason, restarts, time);
  }
}
