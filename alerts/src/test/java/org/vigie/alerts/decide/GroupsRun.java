package org.vigie.alerts.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.words.Explanation;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.State;

/** Runs groups on a test clock; their state is written and read back as in a store. */
public final class GroupsRun {
  private final Map<String, StoryGroups> stories = new LinkedHashMap<>();
  private final Map<String, ArticleHistory> articles = new LinkedHashMap<>();
  private final List<Notification> log = new ArrayList<>();
  private Groups groups;
  private Instant now;

  public GroupsRun(AlertsConfig config, Instant now) {
    this.groups = new Groups(config, Explanation.naming(config.names()));
    this.now = now;
  }

  Instant now() {
    return now;
  }

  /** All notifications decided so far. */
  public List<Notification> log() {
    return List.copyOf(log);
  }

  /** The notifications to deliver. */
  public List<Notification> sent() {
    return log.stream().filter(each -> each.state() == State.PENDING).toList();
  }

  public Notification last() {
    return log.getLast();
  }

  StoryGroups story(String id) {
    return Objects.requireNonNull(stories.get(id));
  }

  ArticleHistory article(String id) {
    return Objects.requireNonNull(articles.get(id));
  }

  void configure(AlertsConfig next) {
    groups = new Groups(next, Explanation.naming(next.names()));
  }

  public void add(TestMention mention) {
    add(mention.mention());
  }

  void add(Mention mention) {
    String article = mention.article().id();
    groups
        .add(stories.get(mention.story()), articles.get(article), mention, now)
        .ifPresent(
            added -> {
              articles.put(article, StoreRoundTrip.copy(ArticleHistory.class, added.history()));
              keep(added.decision());
            });
  }

  /** Moves the clock on, and flushes when a group is due. */
  public void pass(Duration time) {
    Instant end = now.plus(time);
    while (true) {
      Instant next =
          stories.values().stream()
              .flatMap(story -> story.due().stream())
              .min(Instant::compareTo)
              .orElse(Instant.MAX);
      if (next.isAfter(end)) {
        break;
      }
      now = next.isAfter(now) ? next : now;
      flush(false);
    }
    now = end;
  }

  /** Sets the clock back, and flushes as the next tick does. */
  void setBackTo(Instant time) {
    now = time;
    flush(false);
  }

  void finalFlush() {
    flush(true);
  }

  private void flush(boolean isFinal) {
    for (StoryGroups story : List.copyOf(stories.values())) {
      keep(groups.flush(story, now, isFinal));
    }
  }

  private void keep(Groups.Decision decision) {
    StoryGroups after = StoreRoundTrip.copy(StoryGroups.class, decision.groups());
    stories.put(after.story().id(), after);
    log.addAll(decision.notifications());
  }
}
