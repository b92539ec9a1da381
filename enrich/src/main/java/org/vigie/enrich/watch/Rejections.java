package org.vigie.enrich.watch;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.story.Finding;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Rejected;
import org.vigie.events.fields.ShortHash;

/**
 * The articles in which a person has found something wrong, by address and by id. An article keeps
 * its id if its publisher changes its address, and if feeds write {@code http} and {@code https}.
 *
 * @param pickups articles that take nothing from a release, although they seem to
 * @param articles articles that don't concern the organisation
 */
public record Rejections(Set<String> pickups, Set<String> articles) {
  public Rejections {
    pickups = Set.copyOf(pickups);
    articles = Set.copyOf(articles);
  }

  public static Rejections of(Rejected rejected) {
    return new Rejections(
        addressesAndIds(rejected.pickups()), addressesAndIds(rejected.articles()));
  }

  private static Set<String> addressesAndIds(List<String> urls) {
    return urls.stream()
        .flatMap(url -> Stream.of(url, ShortHash.ofAddress(url)))
        .collect(Collectors.toSet());
  }

  /** True if neither tags nor a pickup count in this article. */
  public boolean isForeign(Article article) {
    return articles.contains(article.url()) || articles.contains(article.id());
  }

  /** True if no pickup counts in this article. */
  public boolean isNoPickup(Article article) {
    return isForeign(article) || pickups.contains(article.url()) || pickups.contains(article.id());
  }

  /**
   * Returns a finding as that of a duplicate, without what a person has rejected in the original.
   *
   * @param original the original's id; null if the article is no duplicate
   */
  public Finding inDuplicate(Finding finding, @Nullable String original) {
    if (original == null) {
      return finding.asDuplicateOf(null);
    }
    boolean isForeign = articles.contains(original);
    List<Tag> tags = isForeign ? List.of() : finding.tags();
    Pickup pickup = finding.pickup();
    boolean isWrong = pickup != null && pickup.kind() != Kind.MENTION && pickups.contains(original);
    return finding.asDuplicateOf(original).with(tags, isForeign || isWrong ? null : pickup);
  }
}
