package org.vigie.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Pickup.Kind;

/**
 * The articles about one event: the unit of alerts.
 *
 * @param id {@code st-} and the first article's id
 * @param title of its first article
 * @param tags of all members
 * @param pickup strongest kind among the members
 * @param articles number of members; copies included, our own sites and duplicates excluded
 * @param copies number of members that repeat another's text
 * @param members the first article, then the others by time; at most {@value #LISTED}
 * @param updated when the last member was seen
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

  /** The most members that a record lists; {@code articles} counts all. */
  public static final int LISTED = 200;

  // why: Kind is imported; javac 25 loses the annotation in Pickup.@Nullable Kind.
  public Story {
    tags = List.copyOf(tags);
    members = List.copyOf(members);
  }

  public String key() {
    return watch + "/" + id;
  }

  /** The same story without the list of its members. */
  public Story withoutMembers() {
    return new Story(watch, id, title, tags, pickup, articles, copies, List.of(), updated);
  }

  /** An article of a story. */
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
  }
}
