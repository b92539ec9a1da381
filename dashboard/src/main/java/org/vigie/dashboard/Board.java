package org.vigie.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.Quotes.Quote;
import org.vigie.events.Count;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Story;
import org.vigie.events.WatchItem;

/** What the topics say now. Thread-safe; readers get copies. */
final class Board {
  /** A press office looks at days, not years: the oldest stories leave first. */
  static final int STORIES = 5_000;

  /** How long after its due time a feed counts as late. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Map<String, Count> counts = new HashMap<>();
  private final Map<String, Story> stories =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Story> eldest) {
          return size() > STORIES;
        }
      };
  private final Map<String, Feed> feeds = new HashMap<>();
  private final Map<String, LastPoll> polls = new HashMap<>();
  private final Quotes quotes = new Quotes(STORIES);
  private final Map<String, Told> notifications = new HashMap<>();
  private final Map<String, String> tagNames = new HashMap<>();
  private String organisation = "";
  private List<String> naming = List.of();
  private String timeZone = "UTC";
  private @Nullable Instant since;
  private long version;

  /** What is kept of a notification. */
  private record Told(Notification.State state, Instant decided) {
    boolean isOpen() {
      return state == Notification.State.HELD || state == Notification.State.FAILED;
    }
  }

  /** A feed as people want to know it. */
  record FeedHealth(
      String id,
      String outlet,
      String url,
      Status status,
      @Nullable Instant polled,
      @Nullable Instant succeeded,
      @Nullable Instant brought,
      int failures,
      @Nullable String failure) {}

  /** What is kept of a feed's state: its known entries stay in the topic. */
  private record LastPoll(
      Instant polled,
      @Nullable Instant succeeded,
      @Nullable Instant brought,
      Instant next,
      int failures,
      @Nullable String failure) {
    static LastPoll of(FeedState state) {
      FeedState.Failure failure = state.failure();
      return new LastPoll(
          state.polled(),
          state.succeeded(),
          state.brought(),
          state.next(),
          state.failures(),
          failure == null ? null : failure.reason() + ": " + failure.detail());
    }
  }

  enum Status {
    /** Answered when last asked, and was asked when due. */
    FRESH,
    /** Should have been asked by now. */
    LATE,
    FAILING,
    /** Never asked so far. */
    WAITING
  }

  synchronized void count(String key, @Nullable Count count) {
    put(counts, key, count);
  }

  synchronized void story(String key, @Nullable Story story) {
    put(stories, key, story);
    if (story != null) {
      for (Story.Member member : story.members()) {
        since = since == null || member.seen().isBefore(since) ? member.seen() : since;
      }
    }
  }

  synchronized void mention(String key, @Nullable Mention mention) {
    if (mention != null) {
      quotes.hear(mention);
      version++;
    }
  }

  synchronized void feed(String key, @Nullable Feed feed) {
    put(feeds, key, feed);
  }

  synchronized void feedState(String key, @Nullable FeedState state) {
    put(polls, key, state == null ? null : LastPoll.of(state));
  }

  synchronized void notification(String key, @Nullable Notification notification) {
    put(
        notifications,
        key,
        notification == null ? null : new Told(notification.state(), notification.decided()));
  }

  synchronized void watchItem(@Nullable WatchItem item) {
    switch (item) {
      case WatchItem.TagRules tag when tag.message() -> {}
      case WatchItem.TagRules tag when tag.retired() -> tagNames.remove(tag.id());
      case WatchItem.TagRules tag -> tagNames.put(tag.id(), tag.name());
      case WatchItem.Organisation of -> {
        organisation = of.name();
        naming = of.tags();
        timeZone = of.timeZone();
      }
      case WatchItem.Release _ -> {}
      case null -> {}
    }
    version++;
  }

  /** Grows with every change. */
  synchronized long version() {
    return version;
  }

  synchronized List<Count> counts() {
    return List.copyOf(counts.values());
  }

  /** Newest first. */
  synchronized List<Story> stories() {
    return stories.values().stream()
        .sorted(Comparator.comparing(Story::updated).reversed())
        .toList();
  }

  synchronized Map<String, String> tagNames() {
    return Map.copyOf(tagNames);
  }

  /** Whose watch it is; empty while that is not known. */
  synchronized String organisation() {
    return organisation;
  }

  synchronized String timeZone() {
    return timeZone;
  }

  /** When the first article was seen, of the stories known. */
  synchronized @Nullable Instant since() {
    return since;
  }

  synchronized @Nullable Quote quote(String story) {
    return quotes.of(story, naming);
  }

  /**
   * How many are in each state.
   *
   * @param from leaves out those decided before, unless someone still waits for them
   */
  synchronized Map<Notification.State, Integer> notifications(Instant from) {
    Map<Notification.State, Integer> byState = new EnumMap<>(Notification.State.class);
    for (Told told : notifications.values()) {
      if (told.isOpen() || !told.decided().isBefore(from)) {
        byState.merge(told.state(), 1, Integer::sum);
      }
    }
    return byState;
  }

  /** Every configured feed; those in trouble first. */
  synchronized List<FeedHealth> feeds(Instant now) {
    return feeds.values().stream()
        .map(feed -> health(feed, now))
        .sorted(
            Comparator.comparing((FeedHealth feed) -> feed.status() == Status.FRESH)
                .thenComparing(FeedHealth::outlet))
        .toList();
  }

  private FeedHealth health(Feed feed, Instant now) {
    String outlet = feed.outlet() == null ? feed.id() : feed.outlet().name();
    LastPoll poll = polls.get(feed.id());
    if (poll == null) {
      return new FeedHealth(
          feed.id(), outlet, feed.url(), Status.WAITING, null, null, null, 0, null);
    }
    return new FeedHealth(
        feed.id(),
        outlet,
        feed.url(),
        status(poll, now),
        poll.polled(),
        poll.succeeded(),
        poll.brought(),
        poll.failures(),
        poll.failure());
  }

  private static Status status(LastPoll poll, Instant now) {
    if (poll.failures() > 0) {
      return Status.FAILING;
    }
    return poll.next().plus(PATIENCE).isBefore(now) ? Status.LATE : Status.FRESH;
  }

  private <V> void put(Map<String, V> map, String key, @Nullable V value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
    version++;
  }
}
