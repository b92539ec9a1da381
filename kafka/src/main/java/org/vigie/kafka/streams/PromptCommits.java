package org.vigie.kafka.streams;

import static org.vigie.kafka.streams.StreamsProperties.COMMIT_INTERVAL;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Commits to Kafka soon after an urgent record is written, so that its reader gets it soon. Other
 * records wait for the longer commit interval: a commit costs as much as analysing 50 articles.
 */
public final class PromptCommits {
  /** Least mean time between requested commits. An estimate: twice the duration of a commit. */
  private static final Duration BETWEEN = Duration.ofMillis(25);

  /**
   * After a time without commits, so many can follow each other at once as this time has room for.
   * Chosen: ten. A commit that is put off comes late: its timer waits for a poll, up to 100 ms.
   */
  private static final Duration SAVED = Duration.ofMillis(250);

  /**
   * Minimum time to the next commit if {@link #MANY} records were urgent since the last one: then
   * they wait for one another, and commits would take a third of the time.
   */
  private static final Duration IN_BURST = Duration.ofMillis(200);

  /** In {@link #BETWEEN}, 400 urgent records a second. Chosen: ten times a busy hour's. */
  private static final int MANY = 10;

  /**
   * A record that is already late may wait this part of its age more, but no longer than records
   * that aren't urgent. Chosen: nobody notices a tenth, and commits would take a fifth of the time
   * in which what has piled up is read.
   */
  private static final int PART_OF_AGE = 10;

  /**
   * A commit that is put off is made earlier if no newer record comes for this time. An estimate:
   * while records are waiting, a task reads some each millisecond.
   */
  private static final Duration LULL = Duration.ofMillis(40);

  /** Greatest age of news. What is older is from a replay, or has the time of the sandbox. */
  private static final Duration NEWS = Duration.ofDays(1);

  private final ProcessorContext<?, ?> context;
  private final Alarm alarm;

  /** Time of the last requested commit, in milliseconds since 1970. */
  private long last;

  /** Latest time of the next requested commit. */
  private long due;

  /** The time of the newest record, when the alarm was set. */
  private long newest;

  /** Number of urgent records since then. */
  private int requests;

  private boolean isBurst;

  /** Time up to which commits are used up, at one for each {@link #BETWEEN}. */
  private long usedUp;

  public PromptCommits(ProcessorContext<?, ?> context) {
    this.context = context;
    this.alarm = new Alarm(context, this::commitIfDue);
  }

  /**
   * Commits now, or as soon as a commit may be made again. In a burst, this takes up to {@link
   * #IN_BURST}; if the newest record is late, up to the commit interval. But no commit waits longer
   * than {@link #LULL} for records that don't come.
   */
  public void request() {
    requests++;
    long now = context.currentSystemTimeMs();
    long age = now - context.currentStreamTimeMs();
    long late = age > NEWS.toMillis() ? 0 : Math.min(age / PART_OF_AGE, COMMIT_INTERVAL.toMillis());
    long pause = Math.max(isBurst ? IN_BURST.toMillis() : 0, late);
    due = Math.max(last + pause, usedUp - SAVED.toMillis());
    if (now >= due) {
      commit();
    } else {
      newest = requests == 1 ? context.currentStreamTimeMs() : newest;
      alarm.within(Duration.ofMillis(Math.min(due - now, LULL.toMillis())));
    }
  }

  private void commitIfDue() {
    long now = context.currentSystemTimeMs();
    if (now >= due || context.currentStreamTimeMs() <= newest) {
      commit();
    } else {
      newest = context.currentStreamTimeMs();
      alarm.within(Duration.ofMillis(Math.min(due - now, LULL.toMillis())));
    }
  }

  private void commit() {
    alarm.stop();
    last = context.currentSystemTimeMs();
    usedUp = Math.max(usedUp, last) + BETWEEN.toMillis();
    isBurst = requests >= MANY;
    requests = 0;
    context.commit();
  }
}
