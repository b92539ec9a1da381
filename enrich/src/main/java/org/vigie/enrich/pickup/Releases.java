package org.vigie.enrich.pickup;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.attribution.Attribution;
import org.vigie.enrich.overlap.Overlap;
import org.vigie.enrich.overlap.ReleaseIndex;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Release;

/** The releases of a watch. Finds what an article took from them. Pure and thread-safe. */
public final class Releases {
  /** Maximum time from an article to its later release: embargo, wrong clock. An estimate. */
  private static final Duration EMBARGO = Duration.ofDays(1);

  /** Time after a release in which most articles about it appear. An estimate. */
  private static final Duration FRESH = Duration.ofDays(10);

  private static final Comparator<Pickup> STRONGEST =
      Comparator.comparing(Pickup::kind)
          .thenComparing(Pickup::confidence, Comparator.reverseOrder());

  private final Set<String> ourTags;
  private final Set<String> points = new HashSet<>();
  private final List<Release> releases;
  private final ReleaseIndex index;

  /** Takes the releases to compare with articles. Retired releases are left out. */
  public Releases(WatchItem.Organisation organisation, List<Release> releases) {
    this.ourTags = Set.copyOf(organisation.tags());
    this.releases = releases.stream().filter(release -> !release.retired()).toList();
    this.index = new ReleaseIndex(this.releases);
    for (Release release : this.releases) {
      points.addAll(release.keyMessages());
      points.addAll(release.ownMessages());
    }
  }

  /**
   * Returns the strongest pickup of any release. Returns null if the article took nothing from a
   * release and does not name the organisation.
   *
   * @param found every place of a tag or a key message in the article
   */
  public @Nullable Pickup pickup(Article article, List<Tag> found) {
    List<Tag> names = found.stream().filter(tag -> !points.contains(tag.tag())).toList();
    List<Overlap> overlaps = index.overlaps(article, names);
    if (found.isEmpty() && overlaps.stream().allMatch(Overlap::isEmpty)) {
      return null;
    }
    List<Tag> ours = found.stream().filter(tag -> ourTags.contains(tag.tag())).toList();
    Attribution attribution = new Attribution(article, ours, names);
    return IntStream.range(0, releases.size())
        .mapToObj(at -> pickup(article, releases.get(at), overlaps.get(at), attribution, found))
        .flatMap(Optional::stream)
        .min(STRONGEST)
        .orElseGet(() -> ours.isEmpty() ? null : Verdict.mention());
  }

  /** Returns empty if the article took nothing from the release, or is too old for it. */
  private static Optional<Pickup> pickup(
      Article article, Release release, Overlap overlap, Attribution attribution, List<Tag> found) {
    Instant published = release.published();
    Instant dated = article.dated();
    if (published != null && dated.isBefore(published.minus(EMBARGO))) {
      return Optional.empty();
    }
    boolean fresh = published != null && dated.isBefore(published.plus(FRESH));
    boolean early = published != null && dated.isBefore(published);
    return new Verdict(release, overlap, attribution, early ? List.of() : found, fresh).pickup();
  }
}
