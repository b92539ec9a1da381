package org.vigie.alerts;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Notification;

/** Gives a task's {@link StoredGroups} mentions and the time. */
final class GroupsProcessor implements Processor<String, Mention, String, Notification> {
  /** How late a timer may be. */
  private static final Duration TICK = Duration.ofMillis(50);

  private static final Duration BETWEEN_CLEARINGS = Duration.ofMinutes(10);

  private final Function<ProcessorContext<String, Notification>, StoredGroups> open;
  private @Nullable StoredGroups groups;

  GroupsProcessor(Function<ProcessorContext<String, Notification>, StoredGroups> open) {
    this.open = open;
  }

  @Override
  public void init(ProcessorContext<String, Notification> context) {
    StoredGroups opened = open.apply(context);
    groups = opened;
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, _ -> opened.tick());
    context.schedule(BETWEEN_CLEARINGS, PunctuationType.WALL_CLOCK_TIME, _ -> opened.forgetOld());
  }

  @Override
  public void process(Record<String, Mention> record) {
    // why: a tombstone says nothing about anything.
    if (record.value() != null) {
      requireNonNull(groups).hear(record.value());
    }
  }

  @Override
  public void close() {
    if (groups != null) {
      groups.close();
    }
  }
}
