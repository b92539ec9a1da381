package org.vigie.alerts.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.State;

/** Runs groups on a clock of its own, with state that is written and read back as in a store. */
final class Desk {
  private final Map<String, StoryGroups> stories = new LinkedHashMap<>();
  private final Map<String, Told> articles = new LinkedHashMap<>();
  private final List<Notification> log = new ArrayList<>();
  private Groups groups;
  private Instant now;

  Desk(AlertsConfig config, Instant now) {
    this.groups = new Groups(config);
    this.now = now;
  }

  Instant now() {
    return now;
  }

  /** Everything decided so far. */
  List<Notification> log() {
    return List.copyOf(log);
  }

  /** What was to be delivered so far. */
  List<Notification> told() {
    return log.stream().filter(each -> each.state() == State.PENDING).toList();
  }

  Notification last() {
    return log.getLast();
  }

  StoryGroups story(String id) {
    return Objects.requireNonNull(stories.get(id));
  }

  void configure(AlertsConfig config) {
    groups = new Groups(config);
  }

  void hear(Heard heard) {
    hear(heard.mention());
  }

  void hear(Mention mention) {
    String article = mention.article().id();
    groups
        .add(stories.get(mention.story()), articles.get(article), mention, now)
        .ifPresent(
            added -> {
              articles.put(article, Stored.copy(Told.class, added.told()));
              keep(added.decision());
            });
  }

  /** Lets time pass; each group is told when it is due. */
  void pass(Duration time) {
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
      tick(false);
    }
    now = end;
  }

  void runEnds() {
    tick(true);
  }

  private void tick(boolean runEnds) {
    for (StoryGroups story : List.copyOf(stories.values())) {
      keep(groups.tell(story, now, runEnds));
    }
  }

  private void keep(Decision decision) {
    StoryGroups after = Stored.copy(StoryGroups.class, decision.groups());
    stories.put(after.story().id(), after);
    log.addAll(decision.notifications());
  }
}
