package org.vigie.enrich.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;
import org.vigie.events.Story;

/** Writes a story anew when one of its members has changed. */
final class Stories {
  private static final Comparator<Story.Member> BY_TIME =
      Comparator.comparing(Stories::dated).thenComparing(Story.Member::article);

  private Stories() {}

  /**
   * @param story as last told; null when nothing was
   * @param before the member as it was; null when it is new
   */
  static Story with(@Nullable Story story, @Nullable ComparedArticle before, Member now) {
    Mention mention = now.mention();
    ComparedArticle entry = ComparedArticle.of(now);
    int articles = story == null ? 0 : story.articles();
    int copies = story == null ? 0 : story.copies();
    articles += (entry.isTold() ? 1 : 0) - (before != null && before.isTold() ? 1 : 0);
    copies += (isCopy(entry) ? 1 : 0) - (before != null && isCopy(before) ? 1 : 0);

    List<Story.Member> members = members(story, now, entry.isTold());
    // why: of a story too big to be listed whole, what the unlisted members gave stays.
    Story rest = story != null && articles > members.size() ? story : null;
    return new Story(
        mention.watch(),
        mention.story(),
        members.isEmpty()
            ? story == null ? mention.article().title() : story.title()
            : members.getFirst().title(),
        List.copyOf(tags(rest, members)),
        strongest(rest, members),
        articles,
        copies,
        members,
        updated(story, mention.article()));
  }

  private static boolean isCopy(ComparedArticle entry) {
    return entry.isTold() && entry.isCopy();
  }

  private static List<Story.Member> members(@Nullable Story story, Member now, boolean told) {
    var members = new ArrayList<Story.Member>(story == null ? List.of() : story.members());
    members.removeIf(member -> member.article().equals(now.id()));
    if (told) {
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

  private static SequencedSet<String> tags(@Nullable Story rest, List<Story.Member> members) {
    var tags = new LinkedHashSet<String>(rest == null ? List.of() : rest.tags());
    members.forEach(member -> tags.addAll(member.tags()));
    return tags;
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
