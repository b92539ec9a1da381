package org.vigie.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.vigie.events.ChannelState;
import org.vigie.events.ChannelState.State;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.TopicReader;

/**
 * Publishes the state of each channel to {@code channel-states.v1}. Logs each change once, and
 * tells the operator that a channel is blocked or works again. Thread-safe.
 */
final class ChannelStates {
  private static final Logger LOGGER = LoggerFactory.getLogger(ChannelStates.class);

  private final RecordWriter records;
  private final Operator operator;
  private final InstantSource clock;

  /** The last published state of each channel, including those of the previous process. */
  private final Map<String, ChannelState> published = new ConcurrentHashMap<>();

  ChannelStates(RecordWriter records, Operator operator, InstantSource clock) {
    this.records = records;
    this.operator = operator;
    this.clock = clock;
  }

  /** Reads the states that the previous process published. */
  void restore(Cluster cluster) {
    Topic<ChannelState> topic = cluster.topics().channelStates();
    Map<String, ChannelState> found = new HashMap<>();
    TopicReader.read(
        cluster,
        Map.of(),
        cluster.ends(topic),
        record -> {
          ChannelState state = read(topic, record.value());
          if (state == null) {
            found.remove(record.key());
          } else {
            found.put(record.key(), state);
          }
          return true;
        });
    found.forEach(published::putIfAbsent);
  }

  /**
   * Removes the states of all other channels: they aren't configured, and nothing waits for them.
   *
   * @param isAlone false if notifications may wait for them in another process
   */
  void keepOnly(Set<String> channels, boolean isAlone) {
    List.copyOf(published.values()).stream()
        .filter(each -> !channels.contains(each.channel()))
        .filter(each -> isAlone || each.state() == State.OK || each.waiting() == 0)
        .forEach(each -> forget(each.channel()));
  }

  /** Removes the state of a channel that isn't configured. */
  void forget(String channel) {
    published.remove(channel);
    records.forgetChannel(channel);
  }

  private static @Nullable ChannelState read(Topic<ChannelState> topic, byte @Nullable [] value) {
    try {
      return topic.values().deserializer().deserialize(topic.name(), value);
    } catch (SerializationException e) {
      // why: a later release may have written it; the channel's next call replaces it.
      return null;
    }
  }

  /** Returns the last known state of a channel; OK if the channel was never called. */
  ChannelState of(String channel) {
    Instant now = clock.instant();
    var unknown = new ChannelState(channel, State.OK, null, now, 0, now);
    return published.getOrDefault(channel, unknown);
  }

  /** True if the channel is blocked and was so at this time, perhaps for an earlier process. */
  boolean isBlockedSince(String channel, Instant time) {
    ChannelState known = of(channel);
    return known.state() == State.BLOCKED && known.since().isBefore(time);
  }

  /**
   * Publishes the condition of a channel after a call, if it changed.
   *
   * @param waiting number of notifications that wait for the channel
   * @param next time until the next call
   */
  void after(String channel, Condition condition, int waiting, Duration next) {
    boolean isFirst = !published.containsKey(channel);
    ChannelState before = of(channel);
    boolean isSame = !isFirst && before.state() == condition.state();
    boolean isOk = condition.is(State.OK);
    // why: a single failed call says nothing yet about the channel.
    boolean isUnclear = isOk && condition.failures() > 0;
    if (isUnclear || (isSame && !condition.isNew() && (isOk || before.waiting() == waiting))) {
      return;
    }
    Instant now = clock.instant();
    String why = isOk ? null : condition.why();
    Instant since = isSame ? before.since() : now;
    var state = new ChannelState(channel, condition.state(), why, since, waiting, now);
    published.put(channel, state);
    records.write(state);
    boolean wasBlocked = before.state() == State.BLOCKED;
    if (condition.isNew() || (isOk && wasBlocked)) {
      log(state, next);
    }
    // why: after a restart, a channel may still be blocked for the reason that was told before.
    boolean isTold = isSame && Objects.equals(before.why(), why);
    if ((condition.is(State.BLOCKED) && condition.isNew() && !isTold) || (wasBlocked && !isSame)) {
      operator.changed(state);
    }
  }

  private static void log(ChannelState state, Duration next) {
    var log =
        LOGGER.atLevel(
            switch (state.state()) {
              case OK -> Level.INFO;
              case AWAY -> Level.WARN;
              case BLOCKED -> Level.ERROR;
            });
    log = log.addKeyValue("channel", state.channel()).addKeyValue("waiting", state.waiting());
    if (state.state() == State.OK) {
      log.log("channel works again");
    } else {
      log.addKeyValue("why", state.why())
          .addKeyValue("next", next)
          .log(state.state() == State.AWAY ? "channel away" : "channel blocked");
    }
  }
}
