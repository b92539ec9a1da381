package org.vigie.standalone.process;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.Notification;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.Follower;
import org.vigie.settings.Plural;

/**
 * Prints the progress of {@code vigie run}: one line for each alert or digest sent to Slack or by
 * mail, one for each feed that begins to fail or answers again, and, when all feeds have been
 * polled, one line with the number of feeds that answered.
 */
final class ProgressReporter implements AutoCloseable {
  private final SentLines sent;
  private final Set<String> feeds;
  private final PrintStream err;
  private final Follower follower;
  private final Set<String> polled = new HashSet<>();
  private final Set<String> answered = new HashSet<>();
  private final Set<String> failing = new HashSet<>();

  ProgressReporter(Cluster cluster, Configuration configuration, PrintStream err) {
    this.sent = new SentLines(configuration.alerts());
    this.feeds = configuration.feeds().feeds().stream().map(Feed::id).collect(Collectors.toSet());
    this.err = err;
    this.follower =
        new Follower(cluster, "vigie-progress", () -> {})
            .on(cluster.topics().notifications(), (_, notification) -> print(notification))
            .on(cluster.topics().feedStates(), (_, state) -> report(state));
  }

  /** Starts to report the alerts, digests and polls that are published after this call. */
  void start() {
    follower.startAtEnd();
  }

  @Override
  public void close() {
    follower.close();
  }

  private void print(@Nullable Notification notification) {
    if (notification != null) {
      sent.of(notification).ifPresent(err::println);
    }
  }

  /** Uses a changed configuration of the channels from now on. */
  void apply(AlertsConfig next) {
    sent.apply(next);
  }

  private void report(@Nullable FeedState state) {
    if (state != null) {
      String trouble = state.trouble();
      boolean wasFailing =
          trouble == null ? failing.remove(state.feed()) : !failing.add(state.feed());
      if (trouble != null && !wasFailing) {
        err.println(failed(state.feed(), state.url(), trouble));
      } else if (trouble == null && wasFailing) {
        err.println("feed " + state.feed() + " answers again");
      }
      count(state);
    }
  }

  /** Returns one line that names a feed whose poll failed, and the reason. */
  static String failed(String feed, String url, String why) {
    return "feed %s failed (%s): %s".formatted(feed, why, url);
  }

  private void count(FeedState state) {
    boolean isFirstRoundOver = polled.size() == feeds.size();
    if (isFirstRoundOver || !feeds.contains(state.feed())) {
      return;
    }
    polled.add(state.feed());
    if (state.failures() == 0) {
      answered.add(state.feed());
    }
    if (polled.size() == feeds.size()) {
      err.println(firstRound());
    }
  }

  private String firstRound() {
    String round =
        "First round: %d of %s answered."
            .formatted(answered.size(), Plural.of(feeds.size(), "feed"));
    return answered.isEmpty()
        ? round + " " + RunSummary.IF_NONE_ANSWERED
        : round + " An alert follows when the groupWait of its route (alerts.yaml) is over.";
  }
}
