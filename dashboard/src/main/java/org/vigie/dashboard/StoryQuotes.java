package org.vigie.dashboard;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;

/** Keeps the best mentions of each story. The page quotes the first one. */
final class StoryQuotes {
  /** Orders mentions by strongest pickup, then by the outlet's tier, then by earliest article. */
  private static final Comparator<Mention> BEST_FIRST =
      Comparator.comparing(Mention::kind, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparingInt(mention -> mention.article().outlet().tier())
          .thenComparing(mention -> mention.article().dated());

  /**
   * Maximum number of mentions of a story. After a revision of the best one, another one can be
   * quoted. An estimate: few stories have more articles, and few articles are revised.
   */
  private static final int MENTIONS = 5;

  /** The mentions of each story, best first. */
  private final Map<String, List<Mention>> best;

  /**
   * A sentence of an article, or a part of the sentence.
   *
   * @param surfaces the words of the sentence to mark: those of the release, or those that a rule
   *     matched
   * @param share share of the release's text that the article contains, from 0 to 1
   * @param restated our sentence that it says in other words; empty if it is word for word
   */
  record Quote(
      String outlet, String snippet, List<String> surfaces, double share, String restated) {}

  /** Creates an empty store. It keeps at most {@code most} stories, the most recently used. */
  StoryQuotes(int most) {
    best = leastRecentlyUsed(most);
  }

  /** Returns a map that keeps at most {@code most} entries, the most recently used ones. */
  static <V> Map<String, V> leastRecentlyUsed(int most) {
    return new LinkedHashMap<>(256, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
      }
    };
  }

  void add(Mention mention) {
    best.compute(
        mention.watch() + "/" + mention.story(),
        (_, known) -> plus(known == null ? List.of() : known, mention));
  }

  /**
   * Returns the quote of a story: the sentence that took our message, or else one that a rule
   * matched. Null if no mention is known, or if these are only in the title, which the page shows
   * anyway.
   *
   * @param story key of the story
   * @param naming ids of the tags that name the organisation; a sentence with such a tag is
   *     preferred
   */
  @Nullable Quote of(String story, List<String> naming) {
    List<Mention> mentions = best.get(story);
    if (mentions == null) {
      return null;
    }
    Mention mention = mentions.getFirst();
    Pickup pickup = mention.pickup();
    double share = pickup == null ? 0 : pickup.shareOfRelease();
    String outlet = mention.article().outlet().name();
    // why: every title contains an empty snippet, as of a mention or an old record.
    if (pickup != null && !mention.article().title().contains(pickup.snippet())) {
      return new Quote(outlet, pickup.snippet(), pickup.surfaces(), share, pickup.restated());
    }
    return mention.tags().stream()
        .filter(tag -> tag.field() != Tag.Field.title)
        .min(Comparator.comparing(tag -> !naming.contains(tag.tag())))
        .map(tag -> new Quote(outlet, tag.snippet(), List.of(tag.surface()), share, ""))
        .orElse(null);
  }

  /** Adds a mention, or replaces that of its article. Null if no mention remains. */
  private static @Nullable List<Mention> plus(List<Mention> known, Mention added) {
    String id = added.article().id();
    var others = known.stream().filter(each -> !each.article().id().equals(id));
    var quotable = Stream.of(added).filter(StoryQuotes::isQuotable);
    List<Mention> all = Stream.concat(others, quotable).sorted(BEST_FIRST).limit(MENTIONS).toList();
    return all.isEmpty() ? null : all;
  }

  private static boolean isQuotable(Mention mention) {
    boolean isWithdrawn = mention.tags().isEmpty() && mention.pickup() == null;
    return !mention.own() && mention.duplicateOf() == null && !isWithdrawn;
  }
}
