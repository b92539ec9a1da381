package org.vigie.standalone.process;

import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.Follower;

/**
 * Prints what {@code run} does: one line for each alert that is sent to another place than this
 * terminal, and how many feeds answered in the first round of polls.
 */
final class ProgressReporter implements AutoCloseable {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** Channels that print their alerts on this terminal. */
  private final Set<String> consoles;

  private final Set<String> feeds;
  private final ZoneId zone;
  private final PrintStream err;
  private final Follower follower;
  private final Set<String> polled = new HashSet<>();
  private final Set<String> answered = new HashSet<>();
  private boolean isFirstRound = true;

  ProgressReporter(Cluster cluster, Configuration configuration, PrintStream err) {
    this.consoles =
        configuration.alerts().channels().values().stream()
            .filter(ChannelConfig.Console.class::isInstance)
            .map(ChannelConfig::id)
            .collect(Collectors.toSet());
    this.feeds = configuration.feeds().feeds().stream().map(Feed::id).collect(Collectors.toSet());
    this.zone = configuration.alerts().timeZone();
    this.err = err;
    this.follower =
        new Follower(cluster, "vigie-progress", () -> {})
            .on(cluster.topics().notifications(), (_, notification) -> print(notification))
            .on(cluster.topics().feedStates(), (_, state) -> count(state));
  }

  /** Reports what is published from now on. */
  void start() {
    follower.startAtEnd();
  }

  @Override
  public void close() {
    follower.close();
  }

  private void print(@Nullable Notification sent) {
    if (sent == null
        || sent.state() != Notification.State.SENT
        || consoles.contains(sent.channel())
        || sent.mentions().isEmpty()) {
      return;
    }
    String time = TIME.format(sent.decided().atZone(zone));
    if (sent.digest() != null) {
      err.printf(
          "%s  to %s: digest, %d articles%n", time, sent.channel(), sent.digest().articles());
      return;
    }
    Mention first = sent.mentions().getFirst();
    err.printf(
        "%s  to %s: %s, %s: %s%n",
        time,
        sent.channel(),
        first.article().outlet().name(),
        kind(first),
        first.article().title());
  }

  private static String kind(Mention mention) {
    if (mention.pickup() == null) {
      return String.join(", ", mention.tagIds());
    }
    return switch (mention.pickup().kind()) {
      case REPRINT -> "full reprint";
      case QUOTE -> "quote";
      case PARAPHRASE -> "paraphrase, to review";
      case MENTION -> "names us";
    };
  }

  private void count(@Nullable FeedState state) {
    if (state == null || !isFirstRound || !feeds.contains(state.feed())) {
      return;
    }
    polled.add(state.feed());
    if (state.failures() == 0) {
      answered.add(state.feed());
    }
    if (polled.size() == feeds.size()) {
      isFirstRound = false;
      err.println(firstRound());
    }
  }

  private String firstRound() {
    return answered.isEmpty()
        ? ("None of the %d feeds could be reached. Is this machine online?"
                + " To see Vigie at work without the internet: ./vigie demo")
            .formatted(feeds.size())
        : "First round: %d of %d feeds answered.".formatted(answered.size(), feeds.size());
  }
}
