package org.vigie.enrich.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;
import org.vigie.events.Story;

/** Rewrites a story after a change of one of its members. */
final class Stories {
  private static final Comparator<Story.Member> BY_TIME =
      Comparator.comparing(Stories::dated).thenComparing(Story.Member::article);

  private Stories() {}

  /**
   * @param story as last published; null if it is new
   * @param before the member before the change; null if it is new
   */
  static Story with(@Nullable Story story, @Nullable ComparedArticle before, Member now) {
    Mention mention = now.mention();
    ComparedArticle article = ComparedArticle.of(now);
    int articles =
        (story == null ? 0 : story.articles())
            + (article.isRelevant() ? 1 : 0)
            - (before != null && before.isRelevant() ? 1 : 0);
    int copies =
        (story == null ? 0 : story.copies())
            + (article.isRelevantCopy() ? 1 : 0)
            - (before != null && before.isRelevantCopy() ? 1 : 0);
    List<Story.Member> members = members(story, now, article.isRelevant());
    // why: a large story does not list all members; it keeps what the others contributed.
    Story rest = story != null && articles > members.size() ? story : null;
    return new Story(
        mention.watch(),
        mention.story(),
        title(story, members, mention.article()),
        tags(rest, members),
        strongest(rest, members),
        articles,
        copies,
        members,
        updated(story, mention.article()));
  }

  private static String title(@Nullable Story story, List<Story.Member> members, Article article) {
    if (!members.isEmpty()) {
      return members.getFirst().title();
    }
    return story == null ? article.title() : story.title();
  }

  private static List<Story.Member> members(@Nullable Story story, Member now, boolean listed) {
    var members = new ArrayList<Story.Member>(story == null ? List.of() : story.members());
    members.removeIf(member -> member.article().equals(now.id()));
    if (listed) {
      members.add(member(now.mention()));
    }
    members.sort(BY_TIME);
    return members.subList(0, Math.min(members.size(), Story.LISTED));
  }

  private static Story.Member member(Mention mention) {
    Article article = mention.article();
    Pickup pickup = mention.pickup();
    return new Story.Member(
        article.id(),
        article.url(),
        article.title(),
        article.outlet(),
        article.language(),
        article.published(),
        article.seen(),
        mention.tagIds(),
        pickup == null ? null : pickup.kind(),
        mention.copyOf());
  }

  private static List<String> tags(@Nullable Story rest, List<Story.Member> members) {
    var tags = new LinkedHashSet<String>(rest == null ? List.of() : rest.tags());
    members.forEach(member -> tags.addAll(member.tags()));
    return List.copyOf(tags);
  }

  private static Pickup.@Nullable Kind strongest(@Nullable Story rest, List<Story.Member> members) {
    Pickup.Kind strongest = rest == null ? null : rest.pickup();
    return members.stream()
        .map(Story.Member::pickup)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .filter(kind -> kind.isStrongerThan(strongest))
        .orElse(strongest);
  }

  private static Instant updated(@Nullable Story story, Article article) {
    return story == null || story.updated().isBefore(article.seen())
        ? article.seen()
        : story.updated();
  }

  private static Instant dated(Story.Member member) {
    Instant published = member.published();
    return published == null || published.isAfter(member.seen()) ? member.seen() : published;
  }
}
