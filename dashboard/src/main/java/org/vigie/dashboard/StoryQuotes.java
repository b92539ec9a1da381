package org.vigie.dashboard;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;

/** Keeps the mention of each story whose sentence about us the page quotes. */
final class StoryQuotes {
  /** The strongest pickup first, then the best known outlet, then the earliest article. */
  private static final Comparator<Mention> BEST_FIRST =
      Comparator.comparing(StoryQuotes::kind, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparingInt(mention -> mention.article().outlet().tier())
          .thenComparing(mention -> mention.article().dated());

  private final Map<String, Mention> best;

  /**
   * A sentence, or a part of it, with the words that a rule found in it.
   *
   * @param share of the release's text found in the article, 0 to 1
   */
  record Quote(String outlet, String snippet, String surface, double share) {}

  /** Keeps the {@code most} most recently used stories. */
  StoryQuotes(int most) {
    best = leastRecentlyUsed(most);
  }

  /** A map of at most {@code most} entries; the least recently used leave first. */
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
    if (!mention.own() && mention.duplicateOf() == null) {
      best.merge(mention.watch() + "/" + mention.story(), mention, StoryQuotes::better);
    }
  }

  /**
   * The quote of a story; null when there is none, or only the title matched, which the page shows
   * anyway.
   *
   * @param naming ids of the tags that name us; a sentence with one of them is preferred
   */
  @Nullable Quote of(String story, List<String> naming) {
    Mention mention = best.get(story);
    if (mention == null) {
      return null;
    }
    Pickup pickup = mention.pickup();
    double share = pickup == null ? 0 : pickup.shareOfRelease();
    String outlet = mention.article().outlet().name();
    return mention.tags().stream()
        .filter(tag -> tag.field() != Tag.Field.title)
        .min(Comparator.comparing(tag -> !naming.contains(tag.tag())))
        .map(tag -> new Quote(outlet, tag.snippet(), tag.surface(), share))
        .orElse(null);
  }

  private static Mention better(Mention known, Mention added) {
    boolean isRevision = known.article().id().equals(added.article().id());
    return isRevision || BEST_FIRST.compare(added, known) < 0 ? added : known;
  }

  private static Pickup.@Nullable Kind kind(Mention mention) {
    return mention.pickup() == null ? null : mention.pickup().kind();
  }
}
