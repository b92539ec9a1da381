package org.vigie.dashboard;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;

/** In what words each story speaks of us: the sentence of its mention that says most. */
final class Quotes {
  /** The strongest pickup, then the best known outlet, then the earliest. */
  private static final Comparator<Mention> TELLING =
      Comparator.comparingInt(Quotes::weakness)
          .thenComparingInt(mention -> mention.article().outlet().tier())
          .thenComparing(mention -> mention.article().dated());

  private final Map<String, Mention> telling;

  /**
   * A sentence with what was found in it.
   *
   * @param outlet whose sentence it is
   * @param snippet a sentence or less of the article
   * @param surface what in it was looked for
   * @param share of the release's text found in the article, 0 to 1
   */
  record Quote(String outlet, String snippet, String surface, double share) {}

  /**
   * @param most how many stories to remember; the one heard of longest ago leaves first
   */
  Quotes(int most) {
    telling =
        new LinkedHashMap<>(256, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Mention> eldest) {
            return size() > most;
          }
        };
  }

  void hear(Mention mention) {
    if (!mention.own() && mention.duplicateOf() == null) {
      telling.merge(mention.watch() + "/" + mention.story(), mention, Quotes::moreTelling);
    }
  }

  /**
   * Null when nothing is known, or only the title says it, which is shown anyway.
   *
   * @param naming ids of the tags that name us; where there is one, it is what is quoted
   */
  @Nullable Quote of(String story, List<String> naming) {
    Mention mention = telling.get(story);
    if (mention == null) {
      return null;
    }
    Pickup pickup = mention.pickup();
    double share = pickup == null ? 0 : pickup.shareOfRelease();
    return mention.tags().stream()
        .filter(tag -> tag.field() != Tag.Field.title)
        .min(Comparator.comparing(tag -> !naming.contains(tag.tag())))
        .map(
            tag ->
                new Quote(mention.article().outlet().name(), tag.snippet(), tag.surface(), share))
        .orElse(null);
  }

  private static Mention moreTelling(Mention known, Mention heard) {
    boolean revised = known.article().id().equals(heard.article().id());
    return revised || TELLING.compare(heard, known) < 0 ? heard : known;
  }

  private static int weakness(Mention mention) {
    return switch (mention.pickup() == null ? null : mention.pickup().kind()) {
      case REPRINT -> 0;
      case QUOTE -> 1;
      case PARAPHRASE -> 2;
      case MENTION -> 3;
      case null -> 4;
    };
  }
}
