package org.vigie.alerts.decide;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Pickup;
import org.vigie.events.Story;

/**
 * Builds a story from its mentions. It isn't read from {@code stories.v1}, where it may arrive
 * later than the mentions: a notification would then count fewer articles than it lists.
 */
final class StorySnapshot {
  /** Maximum number of articles listed in a story. A notification lists no more. */
  private static final int MEMBERS = Notification.LISTED;

  private StorySnapshot() {}

  static Story of(Mention first) {
    return new Story(
        first.watch(),
        first.story(),
        first.article().title(),
        first.tagIds(),
        first.kind(),
        1,
        first.copyOf() == null ? 0 : 1,
        List.of(Story.Member.of(first)),
        first.article().seen());
  }

  /**
   * Adds a mention.
   *
   * @param counted the article's history if the story already counts the article; else null
   */
  static Story plus(Story story, Mention mention, @Nullable ArticleHistory counted) {
    Article article = mention.article();
    Set<String> tags = new LinkedHashSet<>(story.tags());
    tags.addAll(mention.tagIds());
    Pickup.Kind kind = mention.kind();
    int one = counted == null ? 1 : 0;
    return new Story(
        story.watch(),
        story.id(),
        isFirst(story, article.id()) ? article.title() : story.title(),
        List.copyOf(tags),
        kind != null && kind.isStrongerThan(story.pickup()) ? kind : story.pickup(),
        story.articles() + one,
        story.copies() + moreCopies(story, mention, counted),
        members(story, Story.Member.of(mention)),
        article.seen().isAfter(story.updated()) ? article.seen() : story.updated());
  }

  /**
   * Returns 1 if the mention adds a copy, -1 if its article was a copy and is none, otherwise 0.
   */
  private static int moreCopies(Story story, Mention mention, @Nullable ArticleHistory counted) {
    boolean isCopy = mention.copyOf() != null;
    boolean wasCopy = counted != null && wasCopy(story, counted, mention);
    return (isCopy ? 1 : 0) - (wasCopy ? 1 : 0);
  }

  private static boolean wasCopy(Story story, ArticleHistory counted, Mention mention) {
    if (counted.copy() != null) {
      return counted.copy();
    }
    // why: an earlier version has stored the history, and the story lists some articles only.
    return story.members().stream()
        .filter(member -> member.article().equals(mention.article().id()))
        .findFirst()
        .map(member -> member.copyOf() != null)
        .orElse(mention.copyOf() != null);
  }

  /** True if the story began with this article, whose id is then part of the story's id. */
  private static boolean isFirst(Story story, String article) {
    return story.id().equals("st-" + article);
  }

  private static List<Story.Member> members(Story story, Story.Member member) {
    List<Story.Member> members = new ArrayList<>(story.members());
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).article().equals(member.article())) {
        members.set(i, member);
        return members;
      }
    }
    members.add(isFirst(story, member.article()) ? 0 : members.size(), member);
    return members.size() > MEMBERS ? members.subList(0, MEMBERS) : members;
  }
}
