package org.vigie.alerts.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.vigie.kafka.streams.Alarm;

/**
 * The ticks of a Kafka Streams task, at which it sends what is due. There is a tick when the first
 * batch or digest is due, and none while nothing is pending: a tick costs a transaction. Tells a
 * {@link FinalFlush} what is pending.
 */
final class Ticks implements AutoCloseable {
  /** Shortest time between two ticks. Chosen: a notification may be late by this. */
  private static final Duration SHORTEST = Duration.ofMillis(100);

  /** Time between two ticks while somebody waits for their commits. An estimate: two commits. */
  private static final Duration PREPARED = Duration.ofMillis(20);

  /**
   * Longest time to a tick while something is pending. Chosen: a clock that was set, a digest's
   * changed time or a {@link FinalFlush} that was not expected is seen so late.
   */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final FinalFlush finalFlush;
  private final StoredTimers timers;
  private final StoredDigests digests;
  private final Alarm alarm;
  private final String task;

  /** Creates the ticks and sets the first one; {@code tick} is called at each of them. */
  Ticks(
      ProcessorContext<?, ?> context,
      InstantSource clock,
      FinalFlush finalFlush,
      StoredTimers timers,
      StoredDigests digests,
      Runnable tick) {
    this.clock = clock;
    this.finalFlush = finalFlush;
    this.timers = timers;
    this.digests = digests;
    this.alarm = new Alarm(context, tick);
    this.task = context.taskId().toString();
    set(timers.next(), false);
    report(false, false);
  }

  boolean isFinal() {
    return finalFlush.isRequested();
  }

  /** True if the mentions that have been read are to be committed at each tick. */
  boolean isPrepared() {
    return finalFlush.isPrepared();
  }

  /**
   * Sets the next tick after a mention of a story.
   *
   * @param isUncommitted true if notifications were forwarded since the last tick
   */
  void afterMention(String story, boolean isUncommitted) {
    set(timers.next(story), isUncommitted);
    report(false, isUncommitted);
  }

  /**
   * Sets the next tick, if anything is pending.
   *
   * @param isFinal the value of {@link #isFinal} at the begin of the tick
   * @param isUncommitted true if notifications were forwarded since the tick before this one
   */
  void afterTick(boolean isFinal, boolean isUncommitted) {
    set(timers.next(), isUncommitted);
    report(isFinal, isUncommitted);
  }

  @Override
  public void close() {
    finalFlush.taskClosed(task);
  }

  private void set(Optional<Instant> timer, boolean isUncommitted) {
    if (isUncommitted || !timers.isComplete() || finalFlush.isExpected()) {
      alarm.within(isPrepared() ? PREPARED : SHORTEST);
    } else {
      Stream.concat(timer.stream(), digests.next().stream())
          .min(Comparator.naturalOrder())
          .ifPresent(due -> alarm.within(until(due)));
    }
  }

  private Duration until(Instant due) {
    Duration wait = Duration.between(clock.instant(), due);
    if (wait.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }

  private void report(boolean isFinal, boolean isUncommitted) {
    // why: Kafka Streams commits directly after a tick, so only the next tick says that it is sent.
    if (isUncommitted || !timers.isComplete()) {
      finalFlush.taskOpen(task);
    } else if (timers.isEmpty() && digests.next().isEmpty()) {
      finalFlush.taskEmpty(task);
    } else if (isFinal) {
      finalFlush.taskSent(task);
    } else {
      finalFlush.taskOpen(task);
    }
  }
}
