package org.vigie.enrich.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Story;

/** Updates a story after one of its articles was added or changed. */
final class Stories {
  private static final Comparator<Story.Member> BY_TIME =
      Comparator.comparing(Stories::dated).thenComparing(Story.Member::article);

  /**
   * Maximum number of bytes of the listed articles' texts. Kafka takes records of 1 MB; one hostile
   * feed may have addresses and titles of thousands of signs.
   */
  private static final int MOST_BYTES = 600_000;

  /** Bytes of a listed article besides its address and title. An estimate, well above most. */
  private static final int FRAME = 600;

  /** Maximum number of bytes of a UTF-16 code unit in UTF-8. */
  private static final int BYTES = 3;

  private Stories() {}

  /** Returns the story of a mention, still without articles. */
  static Story empty(Mention mention) {
    String title = mention.article().title();
    Instant seen = mention.article().seen();
    return new Story(
        mention.watch(), mention.story(), title, List.of(), null, 0, 0, List.of(), seen);
  }

  /**
   * Returns the story with a changed or new article.
   *
   * @param story the story as last published
   * @param before the article before the change; null for a new article
   * @param article the article after the change, as {@code now}
   */
  static Story with(
      Story story, @Nullable ComparedArticle before, ComparedArticle article, Member now) {
    int articles = story.articles() + difference(before, article, ComparedArticle::isRelevant);
    List<Story.Member> members = members(story, now, article.isRelevant());
    // why: a large story lists only some articles; it keeps the tags and pickup of the others.
    boolean more = articles > members.size();
    Instant seen = now.mention().article().seen();
    return new Story(
        story.watch(),
        story.id(),
        members.isEmpty() ? story.title() : members.getFirst().title(),
        tags(more ? story.tags() : List.of(), members),
        strongest(more ? story.pickup() : null, members),
        articles,
        story.copies() + difference(before, article, ComparedArticle::isRelevantCopy),
        listed(members),
        story.updated().isBefore(seen) ? seen : story.updated());
  }

  private static int difference(
      @Nullable ComparedArticle before, ComparedArticle now, Predicate<ComparedArticle> counts) {
    return (counts.test(now) ? 1 : 0) - (before != null && counts.test(before) ? 1 : 0);
  }

  /** Returns the listed articles with the changed or new one: perhaps one more than are listed. */
  private static List<Story.Member> members(Story story, Member now, boolean listed) {
    var members = new ArrayList<>(story.members());
    members.removeIf(member -> member.article().equals(now.id()));
    if (listed) {
      members.add(Story.Member.of(now.mention(), now.at()));
    }
    members.sort(BY_TIME);
    return members;
  }

  /** Returns as many articles, from the first on, as a record may list. */
  private static List<Story.Member> listed(List<Story.Member> members) {
    int listed = 0;
    long bytes = 0;
    for (Story.Member each : members) {
      bytes += FRAME + BYTES * (each.url().length() + each.title().length());
      if (listed == Story.LISTED || bytes > MOST_BYTES) {
        break;
      }
      listed++;
    }
    return members.subList(0, listed);
  }

  private static List<String> tags(List<String> others, List<Story.Member> members) {
    var tags = new LinkedHashSet<>(others);
    members.forEach(member -> tags.addAll(member.tags()));
    return List.copyOf(tags);
  }

  private static @Nullable Kind strongest(@Nullable Kind others, List<Story.Member> members) {
    return Stream.concat(Stream.ofNullable(others), members.stream().map(Story.Member::pickup))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Instant dated(Story.Member member) {
    Instant published = member.published();
    return published == null || published.isAfter(member.seen()) ? member.seen() : published;
  }
}
