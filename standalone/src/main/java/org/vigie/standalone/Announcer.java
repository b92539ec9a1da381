package org.vigie.standalone;

import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.Follower;

/**
 * Tells whoever started {@code run} what goes on: a line per alert sent to a channel that is not
 * this terminal, and how the first round of polls went.
 */
final class Announcer implements AutoCloseable {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Set<String> onTerminal;
  private final Set<String> feeds;
  private final ZoneId zone;
  private final PrintStream out;
  private final Follower follower;
  private final Set<String> asked = new HashSet<>();
  private final Set<String> answered = new HashSet<>();
  private boolean roundTold;

  /**
   * @param onTerminal channels that print their alerts themselves
   * @param feeds ids of the feeds configured
   */
  Announcer(
      Cluster cluster, Set<String> onTerminal, Set<String> feeds, ZoneId zone, PrintStream out) {
    this.onTerminal = Set.copyOf(onTerminal);
    this.feeds = Set.copyOf(feeds);
    this.zone = zone;
    this.out = out;
    follower =
        new Follower(cluster, "vigie-announcer", () -> {})
            .on(cluster.topics().notifications(), (_, notification) -> tell(notification))
            .on(cluster.topics().feedStates(), (_, state) -> tell(state));
  }

  /** Tells of what happens from now on. */
  void start() {
    follower.startAtEnd();
  }

  @Override
  public void close() {
    follower.close();
  }

  private void tell(@Nullable Notification notification) {
    if (notification == null || notification.state() != Notification.State.SENT) {
      return;
    }
    if (onTerminal.contains(notification.channel()) || notification.mentions().isEmpty()) {
      return;
    }
    if (notification.digest() != null) {
      out.printf(
          "%s  to %s: digest, %d articles%n",
          TIME.format(notification.decided().atZone(zone)),
          notification.channel(),
          notification.digest().articles());
      return;
    }
    Mention first = notification.mentions().getFirst();
    out.printf(
        "%s  to %s: %s, %s: %s%n",
        TIME.format(notification.decided().atZone(zone)),
        notification.channel(),
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

  private void tell(@Nullable FeedState state) {
    if (state == null || roundTold || !feeds.contains(state.feed())) {
      return;
    }
    asked.add(state.feed());
    if (state.failures() == 0) {
      answered.add(state.feed());
    }
    if (asked.size() == feeds.size()) {
      roundTold = true;
      out.println(round());
    }
  }

  private String round() {
    if (answered.isEmpty()) {
      return "None of the "
          + feeds.size()
          + " feeds could be reached. Is this machine online? To see Vigie at work without the"
          + " internet: ./vigie demo";
    }
    return "First round: " + answered.size() + " of " + feeds.size() + " feeds answered.";
  }
}
