package org.vigie.enrich.story;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Tag;

/**
 * The stored state of an article with tags or a pickup. A later revision of the article updates it.
 *
 * @param mention the mention as last published
 * @param length number of code units of title, summary and text
 * @param at timestamp of the Kafka record that first contained the article
 * @param source id under which the content was found: the article's, or that of a duplicate
 */
public record Member(Mention mention, int length, String timeZone, Instant at, String source) {

  public Member {
    // why: an older record has none.
    source = source == null ? mention.article().id() : source;
  }

  static Member of(
      Finding finding, String source, String story, @Nullable String copyOf, Instant at) {
    Mention mention = mention(finding, story, copyOf, null);
    return new Member(mention, finding.length(), finding.timeZone(), at, source);
  }

  static Mention mention(
      Finding finding, String story, @Nullable String copyOf, @Nullable String duplicateOf) {
    return new Mention(
        finding.watch(),
        finding.article(),
        finding.tags(),
        finding.pickup(),
        story,
        copyOf,
        duplicateOf,
        finding.own());
  }

  /**
   * True if a finding in this article, or in a duplicate of it, replaces the stored content. A
   * newer revision does if the stored content is its own, and so does one that is sent again; other
   * content must say more, and have no weaker pickup.
   */
  boolean isReplacedBy(Finding finding, boolean duplicate) {
    boolean longer = finding.length() > length && !finding.isEmpty();
    if (!finding.article().id().equals(source)) {
      return (longer && !isWeaker(finding)) || addsTo(mention, finding);
    }
    if (duplicate) {
      return true; // why: the stored revision is that of the article seen first.
    }
    int newer = Integer.compare(finding.article().revision(), mention.article().revision());
    return newer > 0 || (newer == 0 && (longer || finding.article().wasPublishedBefore()));
  }

  private boolean isWeaker(Finding finding) {
    Kind stored = mention.kind();
    Kind kind = finding.pickup() == null ? null : finding.pickup().kind();
    return stored != null && (kind == null || stored.isStrongerThan(kind));
  }

  /** True if the pickup is stronger, or the same kind with all the tags and one more. */
  private static boolean addsTo(Mention before, Finding finding) {
    Kind kind = finding.pickup() == null ? null : finding.pickup().kind();
    if (kind != before.kind()) {
      return kind != null && kind.isStrongerThan(before.kind());
    }
    Set<String> tags = finding.tags().stream().map(Tag::tag).collect(Collectors.toSet());
    return tags.containsAll(before.tagIds()) && tags.size() > before.tagIds().size();
  }

  public String id() {
    return mention.article().id();
  }

  /**
   * Returns the lists that contain this article in a store: those of its story, of its original's
   * copies and of its hour of arrival. The names of the hours' lists are in order of time.
   */
  public List<String> lists() {
    String copyOf = mention.copyOf();
    List<String> lists = List.of(listOfStory(mention.story()), listOfHour(at));
    return copyOf == null ? lists : List.of(lists.get(0), lists.get(1), listOfCopies(copyOf));
  }

  public static String listOfStory(String story) {
    return "story/" + story;
  }

  public static String listOfCopies(String original) {
    return "copies/" + original;
  }

  public static String listOfHour(Instant time) {
    return "hour/" + time.truncatedTo(ChronoUnit.HOURS);
  }

  /** Returns the article as a copy of another one; as none if {@code original} is null. */
  Member asCopyOf(@Nullable String original) {
    var copy =
        new Mention(
            mention.watch(),
            mention.article(),
            mention.tags(),
            mention.pickup(),
            mention.story(),
            original,
            mention.duplicateOf(),
            mention.own());
    return new Member(copy, length, timeZone, at, source);
  }
}
