package org.vigie.alerts.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Part;
import org.vigie.events.Notification.TagCount;
import org.vigie.events.Pickup;

/** What came between two editions of a digest, story by story. */
final class Span {
  private static final Comparator<Of> MOST_TELLING =
      Comparator.comparing(Of::lead, Waiting::byStrength)
          .thenComparing(Comparator.comparingInt((Of of) -> of.part().articles()).reversed())
          .thenComparingInt(of -> of.lead().article().outlet().tier())
          .thenComparing(of -> of.lead().article().dated())
          .thenComparing(of -> of.part().story());

  private final Edition before;
  private final Edition edition;
  private final Collection<Mention> news;
  private final List<Of> stories;

  /** A story, and the mention to read first. */
  private record Of(Mention lead, Part part) {
    boolean takes() {
      Pickup.Kind kind = Waiting.kind(lead);
      return kind != null && kind.takes();
    }

    boolean names() {
      return Waiting.kind(lead) == Pickup.Kind.MENTION;
    }

    boolean told() {
      return part.told() != null;
    }
  }

  Span(
      Edition before,
      Edition edition,
      Collection<Mention> news,
      Function<String, @Nullable StoryGroups> groups) {
    this.before = before;
    this.edition = edition;
    this.news = news;
    Map<String, List<Mention>> byStory =
        news.stream()
            .collect(
                Collectors.groupingBy(Mention::story, LinkedHashMap::new, Collectors.toList()));
    this.stories =
        byStory.entrySet().stream()
            .map(story -> of(story.getKey(), story.getValue(), groups.apply(story.getKey())))
            .sorted(MOST_TELLING)
            .toList();
  }

  private static Of of(String id, List<Mention> mentions, @Nullable StoryGroups groups) {
    List<Mention> sorted = new ArrayList<>(mentions);
    sorted.sort(Waiting.STRONGEST_AND_FIRST);
    List<Group> known = groups == null ? List.of() : groups.groups();
    Instant told =
        known.stream()
            .map(Group::told)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    boolean held = known.stream().map(Group::waiting).anyMatch(each -> each != null && each.held());
    return new Of(sorted.getFirst(), new Part(id, sorted.size(), copies(sorted), told, held));
  }

  Edition edition() {
    return edition;
  }

  List<Mention> leads() {
    return listed().stream().map(Of::lead).toList();
  }

  int unlisted() {
    return stories.size() - listed().size();
  }

  /** When the oldest was seen; of nothing, when the span ends. */
  Instant seen() {
    return news.stream()
        .map(mention -> mention.article().seen())
        .min(Comparator.naturalOrder())
        .orElse(edition.until());
  }

  Notification.Digest summary() {
    return new Notification.Digest(
        before.until(),
        edition.until(),
        news.size(),
        copies(news),
        (int) stories.stream().filter(Of::takes).count(),
        (int) stories.stream().filter(Of::names).count(),
        (int) stories.stream().filter(Of::told).count(),
        (int) stories.stream().filter(of -> of.part().held() && !of.told()).count(),
        tags(),
        listed().stream().map(Of::part).toList());
  }

  private List<Of> listed() {
    return stories.subList(0, Math.min(Notification.LISTED, stories.size()));
  }

  private List<TagCount> tags() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    news.forEach(mention -> mention.tagIds().forEach(tag -> counts.merge(tag, 1, Integer::sum)));
    return counts.entrySet().stream()
        .map(count -> new TagCount(count.getKey(), count.getValue()))
        .sorted(Comparator.comparingInt(TagCount::articles).reversed().thenComparing(TagCount::tag))
        .toList();
  }

  private static int copies(Collection<Mention> mentions) {
    return (int) mentions.stream().filter(mention -> mention.copyOf() != null).count();
  }
}
