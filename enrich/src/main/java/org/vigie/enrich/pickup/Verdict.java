package org.vigie.enrich.pickup;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.enrich.attribution.Attribution;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.overlap.Overlap;
import org.vigie.enrich.overlap.Overlap.Stretch;
import org.vigie.enrich.points.Restatement;
import org.vigie.enrich.points.ShortQuotation;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Pickup.Passage;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Release;

/**
 * Decides whether an article is a reprint, a quote or a paraphrase of one release. The thresholds
 * were chosen on labelled test articles.
 */
record Verdict(Release release, Overlap overlap, Evidence evidence, Age age) {
  /** Minimum share of a reprint's words that come from the release. */
  static final double REPRINT = 0.6;

  /** Minimum number of successive words in a quotation of the release. */
  static final int QUOTE = 10;

  /** Minimum number of release words in a reprint or a quotation, not counting names and dates. */
  static final int TELLING = 8;

  /** This many release words (no names, dates), said by the organisation, make a paraphrase. */
  static final int FRAGMENT = 6;

  /** Minimum that the words of a short quotation tell. Chosen on labelled test articles. */
  private static final double TELLING_QUOTATION = 1;

  /**
   * Minimum that a quotation must tell to be ours if its sentence names no other person. Such an
   * article calls us by another word, or somebody answers our words. An estimate: two rare words.
   */
  private static final double UNCLAIMED_QUOTATION = 2;

  /**
   * Minimum that a quotation must tell to be ours whoever is named. An estimate: so many rare words
   * don't stand in the release's order by chance.
   */
  private static final double CERTAIN_QUOTATION = 4;

  /** A short quotation counts as so many shared words for each rare word in it. An estimate. */
  private static final int WORDS = 4;

  /** Number of shared words that halves the probability of a match by chance. An estimate. */
  private static final double HALVING = 4;

  /** Confidence, from 0 to 1, below which a person should review the pickup. */
  private static final double REVIEW_BELOW = 0.8;

  /** Returns the pickup of an article that only names the organisation; it has no release. */
  static Pickup mention() {
    return new Pickup(null, Kind.MENTION, 0, 0, 1, false, List.of());
  }

  /** Returns the pickup from this release; empty if the article took nothing from it. */
  Optional<Pickup> pickup() {
    if (overlap.shareOfArticle() >= REPRINT && overlap.telling() >= TELLING) {
      return taken(Kind.REPRINT, confidence(overlap.telling()));
    }
    int longest =
        overlap.stretches().stream()
            .filter(stretch -> stretch.words() >= QUOTE && stretch.telling() >= TELLING)
            .mapToInt(Stretch::telling)
            .max()
            .orElse(0);
    return longest > 0
        ? taken(Kind.QUOTE, confidence(longest))
        : shortQuotation().or(this::paraphrase);
  }

  /** Finds a short passage in quotation marks that the article attributes to the organisation. */
  private Optional<Pickup> shortQuotation() {
    return wholeQuotation().or(this::fragmentInQuotation);
  }

  /** Finds a quotation that stands in the release word for word, however short. */
  private Optional<Pickup> wholeQuotation() {
    return evidence.comparison().quotations().stream()
        .filter(it -> it.release().equals(release.id()) && it.weight() >= TELLING_QUOTATION)
        .filter(it -> it.weight() >= CERTAIN_QUOTATION || isUnclaimed(it) || isOurs(it.passage()))
        .max(Comparator.comparingDouble(ShortQuotation::weight))
        .flatMap(it -> taken(Kind.QUOTE, confidence(it.weight() * WORDS), List.of(it.passage())));
  }

  /** Returns what this verdict is about, for reports to people. */
  Judgement.Shared shared() {
    return new Judgement.Shared(
        release, overlap, new Paraphrases(release, evidence, age).candidates().toList());
  }

  private boolean isUnclaimed(ShortQuotation it) {
    return it.weight() >= UNCLAIMED_QUOTATION
        && !attribution().namesSomeone(it.passage().field(), it.passage().articleStart());
  }

  private boolean isOurs(Passage it) {
    return attribution().of(it.field(), it.articleStart(), it.articleEnd()) == Source.OURS;
  }

  private Optional<Pickup> fragmentInQuotation() {
    return overlap.stretches().stream()
        .filter(this::isOurFragment)
        .filter(it -> attribution().isQuoted(it.field(), it.start()))
        .findFirst()
        .flatMap(it -> taken(Kind.QUOTE, confidence(it.telling())));
  }

  private Attribution attribution() {
    return evidence.attribution();
  }

  private Optional<Pickup> paraphrase() {
    Map<Source, Set<String>> points = points();
    boolean fragment = overlap.stretches().stream().anyMatch(this::isOurFragment);
    List<Restatement> said = new Paraphrases(release, evidence, age).said();
    int signs =
        points.getOrDefault(Source.OURS, Set.of()).size() + (fragment ? 1 : 0) + said.size();
    if (signs > 0) {
      List<Passage> passages = said.stream().flatMap(it -> it.passage().stream()).toList();
      return taken(Kind.PARAPHRASE, Math.min(0.9, 0.5 + 0.1 * signs), passages);
    }
    // why: some key messages are phrases that only the organisation uses. The article took such a
    // phrase from the release even if it names no speaker. There is one exception: if the article
    // also attributes the phrase to another person, its headline may repeat that person's words.
    Set<String> unnamed = new HashSet<>(points.getOrDefault(Source.NOBODY, Set.of()));
    unnamed.retainAll(release.ownMessages());
    unnamed.removeAll(points.getOrDefault(Source.OTHERS, Set.of()));
    boolean taken = !unnamed.isEmpty() || isFreshStatement();
    return taken ? taken(Kind.PARAPHRASE, 0.5) : Optional.empty();
  }

  /** Returns the ids of the release's key messages in the article, by the speaker of each. */
  private Map<Source, Set<String>> points() {
    Map<Source, Set<String>> points = new EnumMap<>(Source.class);
    for (Tag tag : evidence.found()) {
      if (release.keyMessages().contains(tag.tag()) || release.ownMessages().contains(tag.tag())) {
        Source source = attribution().of(tag.field(), tag.start(), tag.end());
        points.computeIfAbsent(source, _ -> new HashSet<>()).add(tag.tag());
      }
    }
    return points;
  }

  /** True if the organisation speaks about a tag of the watch in the days after the release. */
  private boolean isFreshStatement() {
    return age.isFresh()
        && evidence.doubt() == 0
        && attribution()
            .weSpeakOf(
                evidence.found().stream().filter(tag -> !attribution().isOurs(tag)).toList());
  }

  private boolean isOurFragment(Stretch stretch) {
    return stretch.telling() >= FRAGMENT
        && attribution().namesUs()
        && attribution().of(stretch.field(), stretch.start(), stretch.end()) == Source.OURS;
  }

  private static double confidence(double words) {
    return 1 - Math.pow(0.5, words / HALVING);
  }

  private Optional<Pickup> taken(Kind kind, double confidence) {
    return taken(kind, confidence, List.of());
  }

  /** Creates the pickup; {@code more} are passages besides the longer shared ones. */
  private Optional<Pickup> taken(Kind kind, double confidence, List<Passage> more) {
    double rounded = Math.round(confidence * 1000) / 1000.0;
    boolean toReview = kind == Kind.PARAPHRASE || rounded < REVIEW_BELOW;
    double ofRelease = overlap.shareOfRelease();
    double ofArticle = overlap.shareOfArticle();
    List<Passage> shared = overlap.passages();
    Stream<Passage> others = more.stream().filter(it -> shared.stream().noneMatch(it::isWithin));
    List<Passage> passages = Stream.concat(shared.stream(), others).toList();
    return Optional.of(
        new Pickup(release.id(), kind, ofRelease, ofArticle, rounded, toReview, passages));
  }
}
