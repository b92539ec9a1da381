package org.vigie.alerts.stream;

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

/** Passes mentions to the {@link StoredGroups} of a Kafka Streams task. */
final class GroupsProcessor implements Processor<String, Mention, String, Notification> {
  /** Time between two searches for expired state. Each reads a portion of the stores. */
  private static final Duration EXPIRY_INTERVAL = Duration.ofMinutes(1);

  private final Function<ProcessorContext<String, Notification>, StoredGroups> open;
  private @Nullable StoredGroups groups;

  GroupsProcessor(Function<ProcessorContext<String, Notification>, StoredGroups> open) {
    this.open = open;
  }

  @Override
  public void init(ProcessorContext<String, Notification> context) {
    StoredGroups opened = open.apply(context);
    groups = opened;
    context.schedule(EXPIRY_INTERVAL, PunctuationType.WALL_CLOCK_TIME, _ -> opened.expire());
  }

  @Override
  public void process(Record<String, Mention> record) {
    // why: a record without a value deletes a mention, which changes no notification.
    if (record.value() != null) {
      requireNonNull(groups).add(record.value());
    }
  }

  @Override
  public void close() {
    if (groups != null) {
      groups.close();
    }
  }
}
