package org.vigie.enrich.reuse;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Release;

/**
 * All releases of a watch, ready to say what an article took from them. Pure and safe for use by
 * many threads.
 */
public final class Releases {
  /**
   * A reprint may be dated so long before the release: it went out under embargo, or clocks err.
   */
  private static final Duration EMBARGO = Duration.ofDays(1);

  /** Most of what is written about a release is written within these days. */
  private static final Duration FRESH = Duration.ofDays(10);

  private static final Comparator<Pickup> STRONGEST =
      Comparator.comparing(Pickup::kind)
          .thenComparing(Pickup::confidence, Comparator.reverseOrder());

  private final Set<String> ourTags;
  private final Set<String> points = new HashSet<>();
  private final List<Release> releases;
  private final ReleaseIndex index;

  private Releases(WatchItem.Organisation organisation, List<Release> releases) {
    this.ourTags = Set.copyOf(organisation.tags());
    this.releases = releases.stream().filter(release -> !release.retired()).toList();
    this.index = new ReleaseIndex(this.releases);
    for (Release release : this.releases) {
      points.addAll(release.keyMessages());
      points.addAll(release.ownMessages());
    }
  }

  /**
   * @param releases the versions to compare with; retired ones are passed over
   */
  public static Releases of(WatchItem.Organisation organisation, List<Release> releases) {
    return new Releases(organisation, releases);
  }

  /**
   * The strongest pickup of any release; null when the article neither took from one nor names us.
   *
   * @param found every place of a tag or a message in the article
   */
  public @Nullable Pickup pickup(Article article, List<Tag> found) {
    ArticleRow row = ArticleRow.of(article);
    Map<Integer, List<Run>> runs = index.runs(row.row());
    if (runs.isEmpty() && found.isEmpty()) {
      return null;
    }
    List<Tag> ours = found.stream().filter(tag -> ourTags.contains(tag.tag())).toList();
    List<Tag> names = found.stream().filter(tag -> !points.contains(tag.tag())).toList();
    Attribution attribution = new Attribution(article, ours, names);
    BitSet nameWords = row.names(names);
    return IntStream.range(0, releases.size())
        .filter(at -> !isBefore(article, releases.get(at), EMBARGO))
        .mapToObj(
            at -> {
              Release release = releases.get(at);
              List<Run> shared = runs.getOrDefault(at, List.of());
              Overlap overlap = new Overlap(row, nameWords, index, shared);
              boolean early = isBefore(article, release, Duration.ZERO);
              return new Verdict(
                      release,
                      overlap,
                      attribution,
                      early ? List.of() : found,
                      isFresh(article, release))
                  .pickup();
            })
        .flatMap(Optional::stream)
        .min(STRONGEST)
        .orElseGet(() -> ours.isEmpty() ? null : Verdict.mention());
  }

  private static boolean isFresh(Article article, Release release) {
    Instant published = release.published();
    return published != null && article.dated().isBefore(published.plus(FRESH));
  }

  private static boolean isBefore(Article article, Release release, Duration by) {
    Instant published = release.published();
    return published != null && article.dated().isBefore(published.minus(by));
  }
}
