package org.vigie.alerts.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.decide.Digests.Edition;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Part;
import org.vigie.events.Notification.TagCount;
import org.vigie.events.Pickup;

/**
 * The mentions between two editions of a digest, grouped by story.
 *
 * @param before the previous edition, sent at the previous due time
 * @param stories most important story first; a channel lists the first ones, in sections
 */
record DigestWindow(
    Edition before, Edition edition, Collection<Mention> mentions, List<StoryPart> stories) {

  private static final Comparator<StoryPart> MOST_IMPORTANT_FIRST =
      Comparator.comparing(StoryPart::mustBeListed, Comparator.reverseOrder())
          .thenComparing(StoryPart::takes, Comparator.reverseOrder())
          .thenComparing(story -> story.lead().kind() == null)
          // why: an officer knows the stories that were told, and first reads what is new to her.
          .thenComparing(story -> story.part().told() != null)
          .thenComparing(StoryPart::lead, PendingBatch.STRONGEST_FIRST)
          .thenComparing(Comparator.comparingInt((StoryPart of) -> of.part().articles()).reversed())
          .thenComparingInt(story -> story.lead().article().outlet().tier())
          .thenComparing(story -> story.lead().article().dated())
          .thenComparing(story -> story.part().story());

  /** A story in a digest, and its most important mention. */
  record StoryPart(Mention lead, Part part) {
    static StoryPart of(String id, List<Mention> mentions, @Nullable StoryGroups groups) {
      Mention lead = mentions.stream().min(PendingBatch.STRONGEST_THEN_EARLIEST).orElseThrow();
      List<Group> known = groups == null ? List.of() : groups.groups();
      var times = known.stream().map(Group::told).filter(Objects::nonNull);
      Instant sent = times.max(Comparator.naturalOrder()).orElse(null);
      boolean held = known.stream().anyMatch(Group::isHeld);
      return new StoryPart(lead, new Part(id, mentions.size(), copies(mentions), sent, held));
    }

    /**
     * True if no alert was sent about the story although it is one for an alert: it takes from a
     * release, or quiet hours hold its alert. Otherwise many stories that were sent could push it
     * off a channel's list, and nobody would have been told of it.
     */
    boolean mustBeListed() {
      return part.told() == null && (part.held() || takes());
    }

    boolean takes() {
      return lead.pickup() != null && lead.pickup().kind().takes();
    }
  }

  static DigestWindow of(
      Edition before,
      Edition edition,
      Collection<Mention> mentions,
      Function<String, @Nullable StoryGroups> groups) {
    Map<String, List<Mention>> byStory =
        mentions.stream().collect(Collectors.groupingBy(Mention::story));
    List<StoryPart> stories = new ArrayList<>();
    byStory.forEach((id, all) -> stories.add(StoryPart.of(id, all, groups.apply(id))));
    stories.sort(MOST_IMPORTANT_FIRST);
    return new DigestWindow(before, edition, mentions, stories);
  }

  List<Mention> leads() {
    return listed().stream().map(StoryPart::lead).toList();
  }

  int unlisted() {
    return stories.size() - listed().size();
  }

  /** Returns the time when the oldest article was seen; without articles, the end of the window. */
  Instant seen() {
    var times = mentions.stream().map(mention -> mention.article().seen());
    return times.min(Comparator.naturalOrder()).orElse(edition.until());
  }

  Notification.Digest summary() {
    return new Notification.Digest(
        before.until(),
        edition.until(),
        mentions.size(),
        copies(mentions),
        count(StoryPart::takes),
        count(story -> story.lead().kind() == Pickup.Kind.MENTION),
        count(story -> story.part().told() != null),
        count(story -> story.part().told() == null && story.part().held()),
        tags(),
        listed().stream().map(StoryPart::part).toList());
  }

  private int count(Predicate<StoryPart> condition) {
    return (int) stories.stream().filter(condition).count();
  }

  private List<StoryPart> listed() {
    return stories.subList(0, Math.min(Notification.LISTED, stories.size()));
  }

  private List<TagCount> tags() {
    return mentions.stream()
        .flatMap(mention -> mention.tagIds().stream())
        .collect(Collectors.groupingBy(tag -> tag, Collectors.summingInt(_ -> 1)))
        .entrySet()
        .stream()
        .map(count -> new TagCount(count.getKey(), count.getValue()))
        .sorted(Comparator.comparingInt(TagCount::articles).reversed().thenComparing(TagCount::tag))
        .toList();
  }

  private static int copies(Collection<Mention> mentions) {
    return (int) mentions.stream().filter(mention -> mention.copyOf() != null).count();
  }
}
