package org.vigie.alerts.config;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;

/**
 * A condition on mentions, such as {@code {tier: [1, 2], language: fr}}: a mention must have one of
 * the values in each set. An empty set, for a key missing in the file, accepts all mentions.
 *
 * @param tags ids of tags
 * @param tiers tiers of outlets: from 1, a national reference, to 3
 * @param outlets ids of outlets
 * @param languages languages of articles: ISO 639-1, lower case
 * @param countries countries of outlets: ISO 3166-1 alpha-2, upper case
 */
public record Match(
    Set<Pickup.Kind> pickups,
    Set<String> tags,
    Set<Integer> tiers,
    Set<String> outlets,
    Set<String> languages,
    Set<String> countries) {

  /** Accepts every mention, unless a revision has left it without a pickup and without tags. */
  public static final Match ALL =
      new Match(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  public Match {
    pickups = Set.copyOf(pickups);
    tags = Set.copyOf(tags);
    tiers = Set.copyOf(tiers);
    outlets = Set.copyOf(outlets);
    languages = Set.copyOf(languages);
    countries = Set.copyOf(countries);
  }

  /** True if the mention still has a pickup or a tag, and has one of the values in each set. */
  public boolean fits(Mention mention) {
    Article article = mention.article();
    return (mention.pickup() != null || !mention.tags().isEmpty())
        && fits(pickups, mention.kind())
        && fits(tiers, article.outlet().tier())
        && fits(outlets, article.outlet().id())
        && fits(languages, article.language())
        && fits(countries, article.outlet().country())
        && (tags.isEmpty() || mention.tagIds().stream().anyMatch(tags::contains));
  }

  private static <T> boolean fits(Set<T> wanted, @Nullable T found) {
    return wanted.isEmpty() || (found != null && wanted.contains(found));
  }
}
