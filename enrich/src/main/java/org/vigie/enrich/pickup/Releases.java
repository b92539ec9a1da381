package org.vigie.enrich.pickup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /**
   * Time by which an article may precede its release and still say in other words what it says: a
   * paper that opens its embargo too early, or a release's day in another time zone. Chosen: the
   * time zones of Western Europe are two hours apart at most.
   */
  private static final Duration REWORDED_AHEAD = Duration.ofHours(2);

  private static final Comparator<Pickup> STRONGEST =
      Comparator.comparing(Pickup::kind)
          .thenComparing(Pickup::confidence, Comparator.reverseOrder());

  /** Of equally strong pickups, that of the newest release counts. */
  private static final Comparator<Verdict> NEWEST =
      Comparator.comparing(
          (Verdict each) -> each.release().published(),
          Comparator.nullsLast(Comparator.reverseOrder()));

  private final Set<String> ourTags;
  private final Set<String> messages = new HashSet<>();
  private final List<Release> releases;
  private final ReleaseIndex index;
  private final Points points;
  private final NamePlaces places;
  private final OurNames ourNames;
  private final ZoneId zone;

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
    this.places = new NamePlaces(organisation, HomeNames.of(organisation, this.releases));
    this.ourNames = new OurNames(organisation, this.releases);
    this.zone = organisation.zone();
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
    NamesFound names = names(article, found, words);
    List<Overlap> overlaps = index.overlaps(article, names.all(), words);
    if (found.isEmpty() && names.all().isEmpty() && overlaps.stream().allMatch(Overlap::isEmpty)) {
      return null;
    }
    Evidence evidence = evidence(article, found, names, words);
    return strongest(verdicts(article, evidence, overlaps), names.isSure());
  }

  /** Returns the finding that the article names the organisation; null if it doesn't. */
  public @Nullable Pickup mention(Article article, List<Tag> found, ArticleWords words) {
    return names(article, found, words).isSure() ? Verdict.mention() : null;
  }

  /** Returns the pickup, and what was compared to find it, which takes more time. */
  public Judgement judge(Article article, List<Tag> found, ArticleWords words) {
    NamesFound names = names(article, found, words);
    Evidence evidence = evidence(article, found, names, words);
    List<Overlap> overlaps = index.overlaps(article, names.all(), words);
    List<Verdict> verdicts = verdicts(article, evidence, overlaps);
    return new Judgement(
        names.beyondTags(),
        names.isDoubtful(),
        evidence.attribution(),
        verdicts.stream().map(Verdict::shared).toList(),
        strongest(verdicts, names.isSure()));
  }

  /** True if the article has the name of one of the organisation's people or brands. */
  public boolean namesUs(Article article, ArticleWords words) {
    return places.isIn(article, words);
  }

  private NamesFound names(Article article, List<Tag> found, ArticleWords words) {
    List<Tag> tags = found.stream().filter(tag -> !messages.contains(tag.tag())).toList();
    List<Tag> tagged = found.stream().filter(tag -> ourTags.contains(tag.tag())).toList();
    return places.find(article, tags, tagged, words);
  }

  private Evidence evidence(
      Article article, List<Tag> found, NamesFound names, ArticleWords words) {
    List<Tag> ours = names.ours();
    Attribution attribution = new Attribution(article, ours, names.all(), ourNames);
    Comparison comparison =
        ours.isEmpty()
            ? Comparison.NONE
            : points.compare(article, ours, words, attribution::sentences);
    return new Evidence(article, names, attribution, comparison, found, false);
  }

  /**
   * True if an article is too early to say in other words what a release says: by over two hours.
   *
   * @param published when the release was published; null if that is not known
   */
  public static boolean isEarly(Instant dated, @Nullable Instant published) {
    return published != null && dated.isBefore(published.minus(REWORDED_AHEAD));
  }

  /** Returns a verdict for each release that is no more than a day younger than the article. */
  private List<Verdict> verdicts(Article article, Evidence evidence, List<Overlap> overlaps) {
    Instant dated = article.dated();
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < releases.size(); i++) {
      Instant published = releases.get(i).published();
      if (published == null || !dated.isBefore(published.minus(EMBARGO))) {
        Evidence known = isEarly(dated, published) ? evidence.ofEarlyArticle() : evidence;
        verdicts.add(
            new Verdict(releases.get(i), overlaps.get(i), known, Age.of(dated, published, zone)));
      }
    }
    return verdicts;
  }

  private static @Nullable Pickup strongest(List<Verdict> verdicts, boolean isNamed) {
    return verdicts.stream()
        .sorted(NEWEST)
        .map(Verdict::taken)
        .flatMap(Optional::stream)
        .map(Verdict.Taken::pickup)
        .min(STRONGEST)
        .orElseGet(() -> isNamed ? Verdict.mention() : null);
  }
}
