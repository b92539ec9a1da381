package org.vigie.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Pickup.Kind;

/**
 * Articles about one event: the unit told to people.
 *
 * <p>Key: {@code watch/storyId}.
 *
 * @param id {@code st-} and the first article's id
 * @param title of its first source
 * @param tags of all members
 * @param pickup strongest kind among the members
 * @param articles members, copies included; own and duplicates are not
 * @param copies how many of these repeat another's text
 * @param members first source first, then by time; at most {@value #LISTED}, the counts go on
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

  /** How many members a record lists. */
  public static final int LISTED = 200;

  // why: written Pickup.@Nullable Kind, javac 25 drops the annotation from the constructor's class
  // file.
  public Story {
    tags = List.copyOf(tags);
    members = List.copyOf(members);
  }

  public String key() {
    return watch + "/" + id;
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
