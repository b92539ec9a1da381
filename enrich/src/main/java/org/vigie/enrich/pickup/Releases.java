package org.vigie.enrich.pickup;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.attribution.Attribution;
import org.vigie.enrich.attribution.OurNames;
import org.vigie.enrich.overlap.Overlap;
import org.vigie.enrich.overlap.ReleaseIndex;
import org.vigie.enrich.points.Comparison;
import org.vigie.enrich.points.Points;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.TagRules;

/** Finds what an article took from the releases of a watch. Pure and thread-safe. */
public final class Releases {
  /** Time by which an article may precede its release (embargo, wrong clock). An estimate. */
  private static final Duration EMBARGO = Duration.ofDays(1);

  /** Time after a release in which most articles about it appear. An estimate. */
  private static final Duration FRESH = Duration.ofDays(10);

  private static final Comparator<Pickup> STRONGEST =
      Comparator.comparing(Pickup::kind)
          .thenComparing(Pickup::confidence, Comparator.reverseOrder());

  private final Set<String> ourTags;
  private final Set<String> messages = new HashSet<>();
  private final List<Release> releases;
  private final ReleaseIndex index;
  private final Points points;
  private final OurNames ourNames;

  /** Takes the releases of a watch that has no messages written as sentences. */
  public Releases(WatchItem.Organisation organisation, List<Release> releases) {
    this(organisation, releases, List.of());
  }

  /**
   * Takes the releases of a watch, and its key messages, of which only those written as sentences
   * matter here. Ignores releases that were removed from the configuration.
   */
  public Releases(
      WatchItem.Organisation organisation, List<Release> releases, List<TagRules> keyMessages) {
    this.ourTags = Set.copyOf(organisation.tags());
    this.releases = releases.stream().filter(release -> !release.retired()).toList();
    this.index = new ReleaseIndex(this.releases);
    this.points = new Points(organisation, this.releases, keyMessages);
    this.ourNames = new OurNames(organisation, this.releases);
    for (Release release : this.releases) {
      messages.addAll(release.keyMessages());
      messages.addAll(release.ownMessages());
    }
  }

  /**
   * Returns the strongest pickup from any release: a reprint is stronger than a quote. Returns null
   * if the article took nothing from a release and does not name the organisation.
   *
   * @param found all places in the article with a tag; key messages (points of releases) are tags
   */
  public @Nullable Pickup pickup(Article article, List<Tag> found) {
    return pickup(article, found, new ArticleWords());
  }

  /** As {@link #pickup(Article, List)}; takes the article's words from {@code words}. */
  public @Nullable Pickup pickup(Article article, List<Tag> found, ArticleWords words) {
    List<Tag> people = ourNames.people(article, words);
    List<Tag> brands = ourNames.brands(article, words);
    List<Tag> tags = found.stream().filter(tag -> !messages.contains(tag.tag())).toList();
    List<Tag> names = joined(tags, joined(people, brands));
    List<Overlap> overlaps = index.overlaps(article, names, words);
    if (found.isEmpty() && names.isEmpty() && overlaps.stream().allMatch(Overlap::isEmpty)) {
      return null;
    }
    List<Tag> tagged = found.stream().filter(tag -> ourTags.contains(tag.tag())).toList();
    List<Tag> ours = joined(tagged, people);
    Attribution attribution = new Attribution(article, ours, names, ourNames);
    Comparison comparison =
        ours.isEmpty()
            ? Comparison.NONE
            : points.compare(article, ours, words, attribution::sentences);
    var evidence = new Evidence(attribution, comparison, found);
    return IntStream.range(0, releases.size())
        .mapToObj(at -> pickup(article, releases.get(at), overlaps.get(at), evidence))
        .flatMap(Optional::stream)
        .min(STRONGEST)
        .orElseGet(() -> ours.isEmpty() && brands.isEmpty() ? null : Verdict.mention());
  }

  /** True if the article has the name of one of the organisation's people or brands. */
  public boolean namesUs(Article article, ArticleWords words) {
    return !ourNames.people(article, words).isEmpty() || !ourNames.brands(article, words).isEmpty();
  }

  private static List<Tag> joined(List<Tag> some, List<Tag> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /** Returns the pickup from one release; empty if none, or if the article is over a day older. */
  private static Optional<Pickup> pickup(
      Article article, Release release, Overlap overlap, Evidence evidence) {
    Instant published = release.published();
    Instant dated = article.dated();
    if (published != null && dated.isBefore(published.minus(EMBARGO))) {
      return Optional.empty();
    }
    boolean fresh = published != null && dated.isBefore(published.plus(FRESH));
    boolean early = published != null && dated.isBefore(published);
    return new Verdict(release, overlap, early ? evidence.ofEarlyArticle() : evidence, fresh)
        .pickup();
  }
}
