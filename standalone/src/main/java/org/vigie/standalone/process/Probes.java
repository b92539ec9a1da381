package org.vigie.standalone.process;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.Alerts;
import org.vigie.dashboard.Dashboard;
import org.vigie.enrich.Enrich;
import org.vigie.events.ChannelState;
import org.vigie.events.fields.Excerpt;
import org.vigie.health.PartStatus;
import org.vigie.health.Probe;
import org.vigie.ingest.Ingest;

/** The {@link Probe} of each service. */
public final class Probes {
  /** Maximum length of a failure in a reason, in UTF-16 code units. Chosen: two lines. */
  private static final int MAX_REASON = 200;

  private Probes() {}

  /** Ends the process if polling has ended: only a new process can poll again. */
  public static Probe of(Ingest ingest) {
    return () -> {
      CompletableFuture<Void> ended = ingest.ended();
      if (ended.isDone()) {
        return PartStatus.ended(
            ended.isCompletedExceptionally()
                ? String.valueOf(ended.exceptionNow().getMessage())
                : "ingest is closed");
      }
      return polling(ingest.failure(), ingest.lastCommit())
          .withRestarts(ingest.restarts())
          .withLastSuccess(ingest.lastCommit());
    };
  }

  private static PartStatus polling(@Nullable Throwable failure, @Nullable Instant lastCommit) {
    if (failure != null) {
      String why = Excerpt.of(String.valueOf(failure.getMessage()), MAX_REASON);
      return PartStatus.down("polling failed, and starts again: " + why);
    }
    return lastCommit == null ? PartStatus.starting("no poll is committed yet") : PartStatus.up();
  }

  public static Probe of(Enrich enrich) {
    return streams(enrich::state, enrich::isReady);
  }

  public static Probe of(Alerts alerts) {
    return streams(alerts::state, alerts::isReady);
  }

  /** Asks for the channels of the service alerts; the part is degraded if one takes no alerts. */
  public static Probe ofChannels(Alerts alerts) {
    return () -> of(alerts.channelStates());
  }

  static PartStatus of(List<ChannelState> channels) {
    String troubled =
        channels.stream()
            .filter(each -> each.state() != ChannelState.State.OK)
            .map(Probes::sentence)
            .collect(Collectors.joining(" "));
    return troubled.isEmpty() ? PartStatus.up() : PartStatus.degraded(troubled);
  }

  private static String sentence(ChannelState channel) {
    boolean isBlocked = channel.state() == ChannelState.State.BLOCKED;
    String problem =
        isBlocked ? "refuses all alerts until a person mends it" : "has not answered lately";
    return "Channel %s %s (%s), since %s; alerts waiting: %d."
        .formatted(channel.channel(), problem, channel.why(), channel.since(), channel.waiting());
  }

  public static Probe of(Dashboard dashboard) {
    return () ->
        dashboard.isFollowing()
            ? PartStatus.up()
            : PartStatus.down("the page no longer follows the topics; the log says why");
  }

  private static Probe streams(Supplier<KafkaStreams.State> state, BooleanSupplier isReady) {
    return () ->
        switch (state.get()) {
          case RUNNING ->
              isReady.getAsBoolean()
                  ? PartStatus.up()
                  : PartStatus.starting("reads what it missed, or has no partition yet");
          case CREATED -> PartStatus.starting("not started yet");
          case REBALANCING -> PartStatus.starting("partitions are assigned, or state is restored");
          case PENDING_SHUTDOWN, NOT_RUNNING -> PartStatus.down("is being closed");
          case PENDING_ERROR, ERROR ->
              PartStatus.down("failed, and starts again; the log says why");
        };
  }
}
