package org.vigie.dashboard;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.AlertOutcomes.AlertProblem;
import org.vigie.dashboard.AlertOutcomes.ProblemGroup;
import org.vigie.dashboard.FeedHealth.LastPoll;
import org.vigie.dashboard.FeedHealth.Status;
import org.vigie.dashboard.StoryQuotes.Quote;
import org.vigie.events.ChannelState;
import org.vigie.events.Count;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.State;
import org.vigie.events.Story;
import org.vigie.events.WatchItem;

/**
 * What the page shows: the last record of each key of the topics, in memory. This class is
 * thread-safe; callers get copies.
 */
final class TopicsView {
  /** Maximum number of stories kept: the last updated ones. An estimate: several months. */
  static final int STORIES = 5_000;

  private final KnownCounts counts;
  private final Map<String, Story> stories = StoryQuotes.leastRecentlyUsed(STORIES);
  private final Map<String, Feed> feeds = new HashMap<>();
  private final Map<String, LastPoll> polls = new HashMap<>();
  private final StoryQuotes quotes = new StoryQuotes(STORIES);
  private final AlertOutcomes alerts = new AlertOutcomes();
  private final Map<String, ChannelState> channels = new HashMap<>();
  private final LinkedHashMap<List<String>, String> tagNames = new LinkedHashMap<>();
  private final LinkedHashMap<String, WatchItem.Organisation> organisations = new LinkedHashMap<>();
  private @Nullable Instant since;

  TopicsView(InstantSource clock) {
    counts = new KnownCounts(clock);
  }

  synchronized void count(String key, @Nullable Count count) {
    counts.put(key, count);
  }

  synchronized void story(String key, @Nullable Story story) {
    // why: a story without articles has nothing to show; they were withdrawn.
    stories.compute(key, (_, _) -> story == null || story.articles() == 0 ? null : story);
    if (story != null) {
      for (Story.Member member : story.members()) {
        since = since == null || member.seen().isBefore(since) ? member.seen() : since;
      }
    }
  }

  synchronized void mention(String key, @Nullable Mention mention) {
    if (mention != null) {
      quotes.add(mention);
    }
  }

  synchronized void feed(String key, @Nullable Feed feed) {
    feeds.compute(key, (_, _) -> feed);
  }

  synchronized void feedState(String key, @Nullable FeedState state) {
    polls.compute(key, (_, _) -> state == null ? null : LastPoll.of(state));
  }

  synchronized void notification(String key, @Nullable Notification notification) {
    alerts.put(key, notification);
  }

  synchronized void channelState(String key, @Nullable ChannelState state) {
    channels.compute(key, (_, _) -> state);
  }

  synchronized void watchItem(String key, @Nullable WatchItem item) {
    switch (item) {
      case WatchItem.TagRules tag when tag.message() -> {}
      case WatchItem.TagRules tag when tag.retired() ->
          tagNames.remove(List.of(tag.watch(), tag.id()));
      // why: the row of a tag that was never live would look like a topic without articles.
      case WatchItem.TagRules tag when tag.hasOnlyDrafts() -> {}
      case WatchItem.TagRules tag -> tagNames.putLast(List.of(tag.watch(), tag.id()), tag.name());
      case WatchItem.Organisation of when of.retired() -> organisations.putFirst(of.watch(), of);
      case WatchItem.Organisation of -> organisations.putLast(of.watch(), of);
      case WatchItem.Release _ -> {}
      case null -> {}
    }
  }

  synchronized List<Count> counts() {
    return counts.all();
  }

  /** Returns the stories with an article published since {@code from}, newest article first. */
  synchronized List<Story> stories(Instant from) {
    return stories.values().stream()
        .filter(story -> !story.lastDated().isBefore(from))
        .sorted(Comparator.comparing(Story::lastDated).reversed())
        .toList();
  }

  synchronized Map<String, String> tagNames() {
    Map<String, String> all = new HashMap<>();
    tagNames.forEach((watchAndId, name) -> all.put(watchAndId.getLast(), name));
    return all;
  }

  /** Returns the organisation's name; empty until the name is read from the topic of the watch. */
  synchronized String organisation() {
    return shown().map(WatchItem.Organisation::name).orElse("");
  }

  synchronized String timeZone() {
    return shown().map(WatchItem.Organisation::timeZone).orElse("UTC");
  }

  /** Returns the organisation that was published last; a retired one only if there is no other. */
  private Optional<WatchItem.Organisation> shown() {
    return Optional.ofNullable(organisations.lastEntry()).map(Map.Entry::getValue);
  }

  /** Returns when the earliest article of all stories was seen; null if there are no stories. */
  synchronized @Nullable Instant since() {
    return since;
  }

  synchronized @Nullable Quote quote(String story) {
    return quotes.of(story, shown().map(WatchItem.Organisation::tags).orElse(List.of()));
  }

  /** Returns the number of notifications in each state; see {@link AlertOutcomes#counts}. */
  synchronized Map<State, Integer> notifications(Instant from) {
    return alerts.counts(from);
  }

  /** Returns the alerts that did not simply arrive; see {@link AlertOutcomes#problems}. */
  synchronized List<ProblemGroup> alertProblems(Instant from) {
    return alerts.problems(from);
  }

  /** Returns the alerts that did not simply arrive, by the key of their story. */
  synchronized Map<String, List<AlertProblem>> alertProblemsByStory() {
    return alerts.byStory();
  }

  /** Returns the channels that are blocked, then those that are away, each part by id. */
  synchronized List<ChannelState> troubledChannels() {
    return channels.values().stream()
        .filter(channel -> channel.state() != ChannelState.State.OK)
        .sorted(
            Comparator.comparing(ChannelState::state)
                .reversed()
                .thenComparing(ChannelState::channel))
        .toList();
  }

  /** Returns the number of feeds with this status. */
  synchronized long feeds(Status status, Instant now) {
    return feeds(now).stream().filter(feed -> feed.status() == status).count();
  }

  /** Returns feeds: first those not {@link Status#FRESH}, then the others, each part by outlet. */
  synchronized List<FeedHealth> feeds(Instant now) {
    return feeds.values().stream()
        .map(feed -> FeedHealth.of(feed, polls.get(feed.id()), now))
        .sorted(
            Comparator.comparing((FeedHealth feed) -> feed.status() == Status.FRESH)
                .thenComparing(FeedHealth::outlet))
        .toList();
  }
}
