package org.vigie.alerts.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Story;

/**
 * Builds a story from its mentions. It isn't read from {@code stories.v1}, where it may arrive
 * later than the mentions: a notification would then count fewer articles than it lists.
 */
final class StorySnapshot {
  /** Maximum number of articles listed in a story. A notification lists no more. */
  private static final int MEMBERS = Notification.LISTED;

  private StorySnapshot() {}

  static Story of(Mention first, boolean isWithdrawn) {
    Article article = first.article();
    var empty =
        new Story(
            first.watch(),
            first.story(),
            article.title(),
            List.of(),
            null,
            0,
            0,
            List.of(),
            article.seen());
    return plus(empty, first, isWithdrawn, null);
  }

  /**
   * Adds a mention.
   *
   * @param isWithdrawn true to take its article out of the story
   * @param counted the article's history if the story counted the article; else null
   */
  static Story plus(
      Story story, Mention mention, boolean isWithdrawn, @Nullable ArticleHistory counted) {
    Instant seen = mention.article().seen();
    Story.Member listed = listed(story, mention.article().id());
    // why: the story and the history expire at different times, so that one may know more.
    boolean wasCounted =
        listed != null || (counted != null && story.articles() > story.members().size());
    List<Story.Member> members = members(story, mention, isWithdrawn);
    int articles =
        Math.max(members.size(), story.articles() + (isWithdrawn ? 0 : 1) - (wasCounted ? 1 : 0));
    boolean isCopy = mention.copyOf() != null && !isWithdrawn;
    boolean wasCopy = wasCounted && wasCopy(listed, counted, mention);
    int copies = story.copies() + (isCopy ? 1 : 0) - (wasCopy ? 1 : 0);
    // why: a large story lists only some articles; it keeps the tags and pickup of the others.
    boolean isLarge = articles > members.size();
    Set<String> tags = new LinkedHashSet<>(isLarge ? story.tags() : List.of());
    members.forEach(member -> tags.addAll(member.tags()));
    return new Story(
        story.watch(),
        story.id(),
        members.isEmpty() ? story.title() : members.getFirst().title(),
        List.copyOf(tags),
        strongest(isLarge ? story.pickup() : null, members),
        articles,
        Math.clamp(copies, listedCopies(members), articles),
        members.subList(0, Math.min(MEMBERS, members.size())),
        seen.isAfter(story.updated()) ? seen : story.updated());
  }

  private static int listedCopies(List<Story.Member> members) {
    return (int) members.stream().filter(member -> member.copyOf() != null).count();
  }

  private static @Nullable Kind strongest(@Nullable Kind others, List<Story.Member> members) {
    return Stream.concat(Stream.ofNullable(others), members.stream().map(Story.Member::pickup))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static boolean wasCopy(
      Story.@Nullable Member listed, @Nullable ArticleHistory counted, Mention mention) {
    if (counted != null && counted.copy() != null) {
      return counted.copy();
    }
    // why: an earlier version has stored the history, and the story lists some articles only.
    return (listed == null ? mention.copyOf() : listed.copyOf()) != null;
  }

  private static Story.@Nullable Member listed(Story story, String article) {
    return story.members().stream()
        .filter(member -> member.article().equals(article))
        .findFirst()
        .orElse(null);
  }

  /** True if the story began with this article, whose id is then part of the story's id. */
  private static boolean isFirst(Story story, String article) {
    return story.id().equals("st-" + article);
  }

  /** Returns the listed articles with that of the mention: perhaps one more than are listed. */
  private static List<Story.Member> members(Story story, Mention mention, boolean isWithdrawn) {
    Story.Member member = Story.Member.of(mention);
    List<Story.Member> members = new ArrayList<>(story.members());
    int place = members.stream().map(Story.Member::article).toList().indexOf(member.article());
    if (place >= 0) {
      members.remove(place);
    } else {
      place = isFirst(story, member.article()) ? 0 : members.size();
    }
    if (!isWithdrawn) {
      members.add(place, member);
    }
    return members;
  }
}
