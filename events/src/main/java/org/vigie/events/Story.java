package org.vigie.events;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Pickup.Kind;

/**
 * The articles about one event; they are the story's members. Each alert is about one story.
 *
 * @param id {@code st-} and the first article's id
 * @param title title of the first article of those left
 * @param tags ids of the tags of all members
 * @param pickup strongest kind of pickup among the members; null if there is none
 * @param articles number of members; copies included, the organisation's own sites and duplicates
 *     excluded
 * @param copies number of copies among the members
 * @param members the first article, then the other articles by time; at most {@value #LISTED},
 *     fewer if their addresses and titles are so long that Kafka would refuse the record
 * @param updated latest {@code seen} of the articles' revisions that changed the story
 */
public record Story(
    String watch,
    String id,
    String title,
    List<String> tags,
    @Nullable Kind pickup,
    int articles,
    int copies,
    List<Member> members,
    Instant updated) {

  /** Maximum number of {@link #members()} in a record; {@link #articles()} counts all members. */
  public static final int LISTED = 200;

  // why: Kind is imported, because javac 25 loses the annotation of Pickup.@Nullable Kind.
  public Story {
    tags = List.copyOf(tags);
    members = List.copyOf(members);
  }

  public String key() {
    return watch + "/" + id;
  }

  /**
   * Returns when the last of its articles was published; if the story doesn't list all of them,
   * {@link #updated}.
   */
  public Instant lastDated() {
    Instant last = members.stream().map(Member::dated).max(naturalOrder()).orElse(updated);
    return articles > members.size() ? updated : last;
  }

  /**
   * Returns the number of copies among the other articles. If this article is a copy and its
   * original is listed, the original counts as the copy. Exact if all members are listed.
   *
   * @param article id of the member beside which they are counted
   */
  public int copiesBeside(@Nullable String article) {
    boolean isAlone =
        members.stream()
            .filter(member -> member.copyOf() != null && member.article().equals(article))
            .anyMatch(copy -> members.stream().noneMatch(it -> it.article().equals(copy.copyOf())));
    return Math.max(0, copies - (isAlone ? 1 : 0));
  }

  /** Returns a copy without the list of members. */
  public Story withoutMembers() {
    return new Story(watch, id, title, tags, pickup, articles, copies, List.of(), updated);
  }

  /**
   * An article of a story.
   *
   * @param seen when it was first found with tags or a pickup
   */
  public record Member(
      String article,
      String url,
      String title,
      Outlet outlet,
      @Nullable String language,
      @Nullable Instant published,
      Instant seen,
      List<String> tags,
      @Nullable Kind pickup,
      @Nullable String copyOf) {
    public Member {
      tags = List.copyOf(tags);
    }

    /** Returns {@code published}; if null or later than {@code seen}, returns {@code seen}. */
    public Instant dated() {
      return published == null || published.isAfter(seen) ? seen : published;
    }

    public static Member of(Mention mention) {
      return of(mention, mention.article().seen());
    }

    public static Member of(Mention mention, Instant seen) {
      Article article = mention.article();
      return new Member(
          article.id(),
          article.url(),
          article.title(),
          article.outlet(),
          article.language(),
          article.published(),
          seen,
          mention.tagIds(),
          mention.kind(),
          mention.copyOf());
    }
  }
}
